import { readFileSync } from 'node:fs';
import { compileSurvey, parseSurvey } from '@hearback/questionnaire';
import { layoutOf, type RowError, SAMPLE_BYTES, type ImportFailure } from '@hearback/tabular';
import { checkRows } from '../src/application/check-rows.js';
import type { ImportState } from '../src/application/import-store.js';
import { ImportWork } from '../src/application/import-work.js';
import { Occurrences } from '../src/application/occurrences.js';
import { parseColumns } from '../src/domain/import-mapping.js';
import { NO_SETTINGS } from '../src/domain/survey-settings.js';
import type { PublishedSurvey } from '../src/domain/published-survey.js';
import type { NewResponse } from '../src/domain/response.js';
import { fromImportMappingDto, ImportMappingDto } from '../src/http/import-mapping.dto.js';

/** What an import of a file stores and reports. */
export interface FileReading {
  readonly responses: readonly NewResponse[];
  readonly errors: readonly RowError[];
  readonly read: number;
  readonly rejected: number;
  readonly failure: ImportFailure | undefined;
}

const definition: unknown = JSON.parse(readFileSync(new URL('import-cases/survey.json', import.meta.url), 'utf8'));

/** A survey with a question of each kind that files answer, in three languages. */
export function caseSurvey(): PublishedSurvey {
  const parsed = parseSurvey(definition);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return {
    tenantId: '0198c0de-0000-7000-8000-000000000001',
    surveyId: '0198c0de-0000-7000-8000-000000000006',
    version: 1,
    status: 'open',
    linkCode: 'code000001',
    name: 'Case',
    touchpointId: null,
    touchpointKey: null,
    brand: {
      name: null,
      color: null,
      contact: null,
      privacyUrl: null,
      tone: 'formal',
      logoPath: null,
      callBackUrl: null,
    },
    widget: null,
    settings: NO_SETTINGS,
    timeZone: 'UTC',
    compiled: compileSurvey(parsed.survey),
  };
}

const SURVEY = caseSurvey();
const NOW = new Date('2026-11-29T09:00:00.000Z');

/** Reads a file as an import does, in pieces of this size, without a database. Columns and options as in the API. */
export function readFile(
  content: Buffer | string,
  columns: object,
  options: object = {},
  pieceBytes = SAMPLE_BYTES,
  isWorkbook = false,
): FileReading {
  const bytes = Buffer.from(content);
  const state = { ...stateOf(columns, options), isWorkbook };
  const names = state.mapping.columns.map(({ column }) => column);
  const isWhole = bytes.length <= SAMPLE_BYTES;
  const layout = layoutOf(bytes.subarray(0, SAMPLE_BYTES), isWhole, state.mapping, names);
  if ('code' in layout) return { responses: [], errors: [], read: 0, rejected: 0, failure: layout };
  const work = new ImportWork(state, SURVEY, layout, new Occurrences());
  for (let at = work.start; at < bytes.length; at += pieceBytes) work.read(bytes.subarray(at, at + pieceBytes));
  work.read(undefined);
  let count = 0;
  const checked = checkRows(work.context, work.pending, NOW, () => String((count += 1)));
  if (work.pending.length > 0) work.take(work.pending, checked);
  const outcome = work.outcome();
  const { responses, errors, read } = checked;
  const failure = outcome === 'end' ? undefined : outcome;
  return { responses, errors, read, rejected: read - responses.length, failure };
}

function stateOf(columns: object, options: object): ImportState {
  const mapping = Object.assign(new ImportMappingDto(), { columns, ...options });
  const { options: format } = fromImportMappingDto(mapping);
  const parsed = parseColumns(columns, SURVEY.compiled);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return {
    id: '0198c0de-0000-7000-8000-000000000009',
    tenantId: SURVEY.tenantId,
    surveyId: SURVEY.surveyId,
    surveyVersion: 1,
    fileName: undefined,
    mapping: { ...format, columns: parsed.columns },
    dryRun: false,
    opensTasks: false,
    isWorkbook: false,
    proposal: undefined,
    status: 'running',
    uploadId: undefined,
    contentDigest: undefined,
    contentBytes: 0,
    contentEncoding: undefined,
    header: undefined,
    bytesDone: 0,
    sheetRows: 0,
    unreadableRow: undefined,
    rows: { read: 0, accepted: 0, unchanged: 0, rejected: 0 },
    withdrawn: 0,
    errorsTotal: 0,
    failure: undefined,
    createdAt: NOW,
    finishedAt: undefined,
  };
}

/** The values of a question in the order of the rows. */
export function valuesOf({ responses }: FileReading, question: string): readonly unknown[] {
  return responses.flatMap(({ answers, scores }) => [
    ...scores.filter((score) => score.question === question).map(({ score }) => score),
    ...answers.filter((answer) => answer.question === question).map(({ value }) => value),
  ]);
}
