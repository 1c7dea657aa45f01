import { Readable } from 'node:stream';
import { publicId, BOM, csvLine, type Cell } from '@hearback/kernel';
import type { AnswerValue } from '@hearback/questionnaire';
import type { ResponseExport } from '../application/read-export.js';
import type { StoredResponse } from '../application/response-queries.js';
import type { AnswerShape } from '../domain/answer-columns.js';
import { ExportTable } from '../domain/export-table.js';
import { toResponseDto } from './response.dto.js';
import { xlsxFile } from './xlsx-file.js';

/** One JSON object per line. */
export function ndjsonFile({ responses }: ResponseExport): Readable {
  return fileOf(
    (async function* () {
      for await (const page of responses) yield page.map((each) => `${JSON.stringify(toResponseDto(each))}\n`).join('');
    })(),
  );
}

/** A CSV file with a header. */
export function csvFile(found: ResponseExport, shape: AnswerShape, withBom: boolean): Readable {
  const table = new ExportTable(found.versions, shape);
  return fileOf(
    (async function* () {
      yield (withBom ? BOM : '') + csvLine(table.header);
      for await (const rows of rowsOf(table, found)) yield rows.map((cells) => csvLine(cells)).join('');
    })(),
  );
}

/** An XLSX file with a header. */
export function xlsxExport(found: ResponseExport, shape: AnswerShape): NodeJS.ReadableStream {
  const table = new ExportTable(found.versions, shape);
  return xlsxFile(table.header, rowsOf(table, found));
}

/** A stream that reads on only when its reader does. */
function fileOf(texts: AsyncIterable<string>): Readable {
  return Readable.from(texts, { objectMode: false, highWaterMark: 1 });
}

async function* rowsOf(table: ExportTable, { versions, responses }: ResponseExport) {
  const touchpoints = new Map(versions.map((survey) => [survey.version, survey.touchpointKey]));
  for await (const page of responses) {
    yield page.map((response) => cellsOf(table, response, touchpoints.get(response.surveyVersion) ?? null));
  }
}

function cellsOf(table: ExportTable, response: StoredResponse, touchpoint: string | null): readonly Cell[] {
  return table.cells({
    fixed: [
      publicId('rsp', response.id),
      response.submittedAt.toISOString(),
      response.channel,
      response.language,
      touchpoint,
      response.customer,
    ],
    answers: new Map<string, AnswerValue>([
      ...response.scores.map(({ question, score }) => [question, score] as const),
      ...response.answers.map(({ question, value }) => [question, value] as const),
    ]),
    attributes: new Map(response.attributes.map(({ key, value }) => [key, value])),
  });
}
