import { publicId, type Position } from '@hearback/kernel';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  Cursors,
  listOf,
  pageReply,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Body, Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { FastifyReply } from 'fastify';
import { CreateImport } from '../application/create-import.js';
import type { StoredRowError } from '../application/import-store.js';
import { ReadImports } from '../application/read-imports.js';
import {
  CreateImportDto,
  fromCreateImportDto,
  ImportDto,
  ImportErrorDto,
  ImportErrorQueryDto,
  toImportDto,
  toImportErrorDto,
} from './import.dto.js';

/** Imports of responses from CSV files. */
@Controller('v1/imports')
export class ImportsController {
  constructor(
    private readonly createImport: CreateImport,
    private readonly imports: ReadImports,
  ) {}

  @Post()
  @Allow('responses:import')
  @Route({
    id: 'createImport',
    summary: 'Create an import',
    description: 'Upload the file with `PUT /v1/imports/{id}/content` afterwards.',
    status: 202,
    body: CreateImportDto,
    reply: ImportDto,
    problems: [404, 409, 422],
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
