import { Readable } from 'node:stream';
import { parsePublicId, publicId } from '@hearback/kernel';
import type { AnswerValue } from '@hearback/questionnaire';
import { Allow, CurrentCaller, PublicIdField, Route, EnumField, type Caller } from '@hearback/http';
import { Controller, Get, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { ExportResponses, type ResponseExport } from '../application/export-responses.js';
import type { StoredResponse } from '../application/response-queries.js';
import { csvLine } from '../domain/csv-text.js';
import { exportCell, exportTable, type ExportTable } from '../domain/export-table.js';
import { toResponseDto } from './response.dto.js';

const FORMATS = ['csv', 'ndjson'] as const;

/** The query of an export. */
export class ExportQueryDto {
  @PublicIdField('srv')
  readonly survey_id: string;

  @EnumField(FORMATS, { optional: true })
  readonly format: (typeof FORMATS)[number] = 'csv';
}

/** Streams all responses of a survey. */
@Controller('v1/responses/export')
export class ExportController {
  constructor(private readonly exportResponses: ExportResponses) {}

  @Get()
  @Allow('responses:read')
  @Route({
    id: 'exportResponses',
    summary: 'Export the responses of a survey as CSV or NDJSON',
    description: 'In CSV, text that a spreadsheet would treat as a formula is prefixed with an apostrophe.',
    query: ExportQueryDto,
    reply: 'csv',
    problems: [404],
  })
  async get(
    @CurrentCaller() caller: Caller,
    @Query() query: ExportQueryDto,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const surveyId = parsePublicId('srv', query.survey_id)!;
    const found = await this.exportResponses.execute({ tenantId: caller.tenantId, surveyId });
    await send(reply, query, query.format === 'csv' ? csvOf(found) : ndjsonOf(found));
  }
}

function send(reply: FastifyReply, { survey_id, format }: ExportQueryDto, text: AsyncIterable<string>): FastifyReply {
  return reply
    .type(format === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/x-ndjson; charset=utf-8')
    .header('content-disposition', `attachment; filename="${survey_id}.${format}"`)
    .send(Readable.from(text, { objectMode: false, highWaterMark: 1 }));
}

async function* ndjsonOf({ responses }: ResponseExport): AsyncGenerator<string> {
  for await (const page of responses) {
    if (page.length > 0) yield page.map((response) => `${JSON.stringify(toResponseDto(response))}\n`).join('');
  }
}

async function* csvOf({ versions, responses }: ResponseExport): AsyncGenerator<string> {
  const table = exportTable(versions);
  const touchpoints = new Map(versions.map((survey) => [survey.version, survey.touchpointKey]));
  yield csvLine(table.header);
  for await (const page of responses) {
    const lines = page.map((response) =>
      csvLine(cellsOf(table, response, touchpoints.get(response.surveyVersion) ?? null)),
    );
    if (lines.length > 0) yield lines.join('');
  }
}

function cellsOf(table: ExportTable, response: StoredResponse, touchpoint: string | null) {
  const answers = new Map<string, AnswerValue>([
    ...response.scores.map(({ question, score }) => [question, score] as const),
    ...response.answers.map(({ question, value }) => [question, value] as const),
  ]);
  const attributes = new Map(response.attributes.map(({ key, value }) => [key, value]));
  return [
    publicId('rsp', response.id),
    response.submittedAt.toISOString(),
    response.channel,
    response.language,
    touchpoint,
    response.customer,
    ...table.questions.map((key) => exportCell(answers.get(key))),
    ...table.hiddenFields.map((key) => exportCell(attributes.get(key))),
  ];
}
