import { Readable } from 'node:stream';
import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  EnumField,
  listOf,
  ListQueryDto,
  pageReply,
  pageRequest,
  PublicIdField,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { parsePublicId, publicId } from '@hearback/kernel';
import { Controller, Get, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { IMPORT_STATUSES, type ImportStatus } from '@hearback/tabular';
import { ImportQueries } from '../application/import-queries.js';
import { ReadRejectedRows } from '../application/read-rejected-rows.js';
import { RequestUndo } from '../application/request-undo.js';
import { ImportDto, toImportDto } from './import.dto.js';

/** The query of a list of imports. */
export class ImportQueryDto extends ListQueryDto {
  @PublicIdField('srv', { optional: true })
  readonly survey_id?: string;

  @EnumField(IMPORT_STATUSES, { optional: true })
  readonly status?: ImportStatus;
}

/** Lists and undoes imports. */
@Controller('v1/imports')
export class ImportListController {
  constructor(
    private readonly queries: ImportQueries,
    private readonly requestUndo: RequestUndo,
    private readonly readRejectedRows: ReadRejectedRows,
  ) {}

  @Get()
  @Allow('responses:import')
  @Route({ id: 'listImports', summary: 'List imports', query: ImportQueryDto, reply: listOf(ImportDto) })
  async list(@CurrentCaller() caller: Caller, @Query() query: ImportQueryDto): Promise<ListReply<ImportDto>> {
    const surveyId = query.survey_id && parsePublicId('srv', query.survey_id);
    const page = await this.queries.list(caller.tenantId, { surveyId, status: query.status }, pageRequest(query));
    return pageReply(page, toImportDto, (state) => state, query);
  }

  @Get(':id/rejected-rows')
  @Allow('responses:import')
  @Route({
    id: 'getRejectedRows',
    summary: 'Download the rejected rows of an import as CSV',
    description:
      'A file in the shape of the original, in its encoding and with its header, with the defects of each row in the last column. Correct the rows and send the file with the same mapping: the new column is ignored.',
    reply: 'csv',
    problems: [404],
  })
  async rejected(
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'imp') id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const bytes = await this.readRejectedRows.execute(caller.tenantId, id);
    await reply
      .type('text/csv')
      .header('content-disposition', `attachment; filename="${publicId('imp', id)}-rejected.csv"`)
      .send(Readable.from(bytes, { objectMode: false }));
  }

  @Post(':id/undo')
  @Allow('responses:import')
  @Route({
    id: 'undoImport',
    summary: 'Undo an import',
    description:
      'Deletes all responses of the import in the background: they leave the numbers and the listings, and open tasks about them are closed. The status is `undoing`, then `undone`. Afterwards the file can be uploaded again.',
    status: 202,
    reply: ImportDto,
    problems: [404, 409],
  })
  async undo(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('id', 'imp') id: string,
  ): Promise<ImportDto> {
    return toImportDto(await this.requestUndo.execute(unit, id, actorOf(caller)));
  }
}
