import type { UnitOfWork } from '@hearback/database';
import {
  actorOf,
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  ExportTickets,
  requestErrors,
  Route,
  type Caller,
} from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ReadExport, type ResponseExport } from '../application/read-export.js';
import { exportContentOf, StartResponseExport } from '../application/start-response-export.js';
import { csvFile, ndjsonFile, xlsxExport } from './export-files.js';
import { ExportQueryDto, exportQueryOf, NewExportDto, ResponseExportDto, toResponseExportDto } from './export.dto.js';
import { fromResponseQuery } from './response.dto.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Exports of the responses of a survey: a POST that is recorded, and a file that a plain link saves. */
@Controller('v1/responses/exports')
export class ExportController {
  constructor(
    private readonly startExport: StartResponseExport,
    private readonly readExport: ReadExport,
    private readonly tickets: ExportTickets,
  ) {}

  @Post()
  @Allow('responses:read')
  @Route({
    id: 'startResponseExport',
    summary: 'Start an export of the responses of a survey',
    description: 'The audit log records who exported what. The reply has the address of the file.',
    status: 201,
    body: NewExportDto,
    reply: ResponseExportDto,
    problems: [404],
  })
  async start(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: NewExportDto,
  ): Promise<ResponseExportDto> {
    const query = exportQueryOf(body);
    const request = {
      by: actorOf(caller),
      format: body.format,
      surveyId: parsePublicId('srv', body.survey_id)!,
      filter: fromResponseQuery(body),
      query,
    };
    return toResponseExportDto(await this.startExport.execute(unit, request), query);
  }

  @Get(':export_id')
  @Allow('responses:read')
  @Route({
    id: 'downloadResponseExport',
    summary: 'Download the responses of an export as CSV, NDJSON or XLSX',
    description:
      'The reply to `POST /v1/responses/exports` has this address with its query; it can be used for a day, with a credential of the workspace. Responses that were excluded from the numbers are left out unless `excluded` is `true`. In CSV, text that a spreadsheet would treat as a formula is prefixed with an apostrophe, also after a semicolon, a tab or a line break; imports take it away.',
    query: ExportQueryDto,
    reply: ['csv', 'ndjson', 'xlsx'],
    problems: [404],
  })
  async download(
    @CurrentCaller() { tenantId }: Caller,
    @Param('export_id') id: string,
    @Query() query: ExportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const what = this.tickets.read(id, tenantId, exportContentOf(exportQueryOf(query)));
    if (what === undefined || query.survey_id === undefined)
      throw requestErrors.error('not-found', 'The export is unknown or older than a day; start a new one.');
    const surveyId = parsePublicId('srv', query.survey_id)!;
    const found = await this.readExport.execute({ tenantId, surveyId }, fromResponseQuery(query), what.asOf);
    await reply
      .type(TYPES[query.format])
      .header('cache-control', 'no-store')
      .header('content-disposition', `attachment; filename="${query.survey_id}.${query.format}"`)
      .send(fileOf(found, query));
  }
}

function fileOf(found: ResponseExport, query: ExportQueryDto): NodeJS.ReadableStream {
  const { values, choices, label_language: language } = query;
  switch (query.format) {
    case 'ndjson':
      return ndjsonFile(found);
    case 'xlsx':
      return xlsxExport(found, { values, choices, language });
    case 'csv':
      return csvFile(found, { values, choices, language }, query.bom);
  }
}
