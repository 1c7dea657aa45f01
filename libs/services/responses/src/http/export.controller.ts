import { Allow, CurrentCaller, Route, type Caller } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ExportResponses, type ResponseExport } from '../application/export-responses.js';
import { actorOf } from './actor.js';
import { csvFile, ndjsonFile, xlsxExport } from './export-files.js';
import { ExportQueryDto } from './export-query.dto.js';
import { fromResponseQuery } from './response.dto.js';

const TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Streams the responses of a survey. */
@Controller('v1/responses/export')
export class ExportController {
  constructor(private readonly exportResponses: ExportResponses) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'exportResponses',
    summary: 'Export the responses of a survey as CSV, NDJSON or XLSX',
    description:
      'Responses that were excluded from the numbers are left out unless `excluded` is `true`. In CSV, text that a spreadsheet would treat as a formula is prefixed with an apostrophe, also after a semicolon, a tab or a line break; imports take it away. The audit log records who exported what.',
    query: ExportQueryDto,
    reply: ['csv', 'ndjson', 'xlsx'],
    problems: [404],
  })
  async get(
    @CurrentCaller() caller: Caller,
    @Query() query: ExportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const surveyId = parsePublicId('srv', query.survey_id)!;
    const filter = fromResponseQuery(query);
    const address = { tenantId: caller.tenantId, surveyId };
    const found = await this.exportResponses.execute(address, filter, { by: actorOf(caller), format: query.format });
    await reply
      .type(TYPES[query.format])
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
