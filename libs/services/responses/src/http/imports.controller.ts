import { publicId, type Position } from '@hearback/kernel';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  Cursors,
  fromFileFormatDto,
  ImportErrorDto,
  ImportErrorQueryDto,
  listOf,
  pageReply,
  PublicIdParam,
  Route,
  toImportErrorDto,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { FastifyReply } from 'fastify';
import { CreateImport } from '../application/create-import.js';
import type { StoredRowError } from '../application/import-store.js';
import { ProposeImport } from '../application/propose-import.js';
import { ReadImports } from '../application/read-imports.js';
import { StartImport } from '../application/start-import.js';
import { fromStartImportDto, ProposeImportDto, StartImportDto, surveyIdOf } from './import-proposal.dto.js';
import { CreateImportDto, fromCreateImportDto, ImportDto, toImportDto } from './import.dto.js';

/** Imports of responses from CSV files. */
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly createImport: CreateImport,
    private readonly imports: ReadImports,
    private readonly startImport: StartImport,
    private readonly proposeImport: ProposeImport,
  ) {}

  @Post()
  @Allow('responses:import')
  @Route({
    id: 'createImport',
    summary: 'Create an import',
    description:
      'With JSON, upload the file with `PUT /v1/imports/{id}/content` afterwards; without a `mapping` the reply to the upload proposes one. With the file itself as the body the reply is the proposal, and `survey_id` may be in the query; the same `Idempotency-Key` with the same file is the same import for ever.',
    status: 202,
    body: CreateImportDto,
    reply: ImportDto,
    problems: [404, 409, 413, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @Body() body: CreateImportDto,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ImportDto> {
    const state = await this.createImport.execute(unit, fromCreateImportDto(body));
    void reply.header('location', `/v1/imports/${publicId('imp', state.id)}`);
    return toImportDto(state);
  }

  @Post(':id/start')
  @Allow('responses:import')
  @Route({
    id: 'startImport',
    summary: 'Start a proposed import',
    description: 'With the proposed mapping, or with another one.',
    status: 202,
    body: StartImportDto,
    reply: ImportDto,
    problems: [404, 409, 422],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'imp') id: string,
    @Body() body: StartImportDto,
  ): Promise<ImportDto> {
    return toImportDto(await this.startImport.execute(unit, fromStartImportDto(id, body, actorOf(caller))));
  }

  @Post(':id/proposal')
  @Allow('responses:import')
  @Route({
    id: 'proposeImport',
    summary: 'Propose again how to read the file of an import',
    description: 'With what the sender knows of the file, such as its encoding or the row of its header.',
    body: ProposeImportDto,
    reply: ImportDto,
    problems: [404, 409, 422],
  })
  async propose(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @PublicIdParam('id', 'imp') id: string,
    @Body() body: ProposeImportDto,
  ): Promise<ImportDto> {
    return toImportDto(await this.proposeImport.execute(unit, id, fromFileFormatDto(body), surveyIdOf(body)));
  }

  @Get(':id')
  @Allow('responses:import')
  @Route({ id: 'getImport', summary: 'Get an import with its progress', reply: ImportDto, problems: [404] })
  async get(@CurrentCaller() caller: Caller, @PublicIdParam('id', 'imp') id: string): Promise<ImportDto> {
    return toImportDto(await this.imports.find(caller.tenantId, id));
  }

  @Get(':id/errors')
  @Allow('responses:import')
  @Route({
    id: 'listImportErrors',
    summary: 'List the row errors of an import',
    query: ImportErrorQueryDto,
    reply: listOf(ImportErrorDto),
    problems: [404],
  })
  async errors(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'imp') id: string,
    @Query() query: ImportErrorQueryDto,
  ): Promise<ListReply<ImportErrorDto>> {
    const after = Cursors.decode(query.cursor, { id })?.createdAt.getTime() ?? 0;
    const page = await this.imports.errors(caller.tenantId, id, after, query.limit);
    return pageReply(page, toImportErrorDto, positionIn(id), query, { id });
  }
}

/** Row errors have a position instead of a time, so the cursor contains the position in place of the time. */
const positionIn =
  (id: string) =>
  ({ position }: StoredRowError): Position => ({ createdAt: new Date(position), id });
