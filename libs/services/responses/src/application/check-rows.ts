import { derivedId, parsePublicId } from '@hearback/kernel';
import { type NumberedRow, type RowError, shapeError } from '@hearback/tabular';
import type { RowReader } from '../domain/import-row.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { newResponse, type NewResponse } from '../domain/response.js';
import { checkContent, type Submission } from '../domain/submission.js';
import type { Occurrences } from './occurrences.js';
import { digestOf } from './submit-response.js';

/** What rows are read with. */
export interface RowContext {
  readonly survey: PublishedSurvey;
  readonly reader: RowReader;
  /** Number of columns of the header. */
  readonly width: number;
  readonly occurrences: Occurrences;
  /** Whether rules may open tasks for the responses. */
  readonly opensTasks: boolean;
}

/** Checked rows for one transaction. */
export interface CheckedRows {
  readonly read: number;
  readonly responses: readonly NewResponse[];
  /** The row number of each response. */
  readonly rows: readonly number[];
  /** The id of the response that the row of each response names, as exports do. */
  readonly namedIds: readonly (string | undefined)[];
  readonly errors: readonly RowError[];
}

/** Reads and checks rows; `nextId` gives the ids of responses. */
export function checkRows(
  { survey, reader, width, occurrences, opensTasks }: RowContext,
  rows: readonly NumberedRow[],
  now: Date,
  nextId: () => string,
): CheckedRows {
  const responses: NewResponse[] = [];
  const numbers: number[] = [];
  const namedIds: (string | undefined)[] = [];
  const errors: RowError[] = [];
  for (const numbered of rows) {
    const { row } = numbered;
    const misshapen = shapeError(numbered, width);
    if (misshapen !== undefined) {
      errors.push(misshapen);
      continue;
    }
    const read = reader.read(numbered.cells, row);
    const check = contentCheck(survey, reader, read, row, now);
    if (!check.ok) {
      errors.push(...check.errors);
      continue;
    }
    const contentDigest = digestOf(survey.surveyId, read.submission);
    const submissionId = submissionIdOf(survey.surveyId, read.idText, contentDigest, occurrences);
    const identity = { id: nextId(), contentDigest, opensTasks };
    responses.push(newResponse(survey, { ...read.submission, submissionId }, check.content, identity));
    numbers.push(row);
    namedIds.push(responseIdOf(read.idText));
  }
  return { read: rows.length, responses, rows: numbers, namedIds, errors };
}

/** All defects of a row: the cells that cannot be read, and what the survey does not accept of the others. */
function contentCheck(
  survey: PublishedSurvey,
  reader: RowReader,
  read: { readonly submission: Submission; readonly errors: readonly RowError[] },
  row: number,
  now: Date,
) {
  const check = checkContent(survey, read.submission, now);
  if (check.ok && read.errors.length === 0) return check;
  const unread = new Set(read.errors.map(({ column }) => column));
  const rejected = check.ok ? [] : check.errors.map((error) => reader.toRowError(error, row));
  // What depends on a cell that is wrong itself is not a defect of its own.
  const isConsequence = ({ column, code }: RowError) =>
    unread.has(column) ||
    (code === 'not-shown' && read.errors.length + rejected.length > 1) ||
    (column === null && code === 'required' && read.errors.length > 0);
  return { ok: false as const, errors: [...read.errors, ...rejected.filter((error) => !isConsequence(error))] };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The submission id of a row: the id in the row, or derived from its content and the number of its earlier occurrences. */
function submissionIdOf(
  surveyId: string,
  idText: string | undefined,
  contentDigest: string,
  occurrences: Occurrences,
): string {
  if (idText === undefined)
    return derivedId('import-row', surveyId, contentDigest, String(occurrences.next(contentDigest)));
  return UUID.test(idText) ? idText.toLowerCase() : derivedId('import-submission', surveyId, idText);
}

/** The id of the response that a row of an export of this product names. */
function responseIdOf(idText: string | undefined): string | undefined {
  return idText === undefined ? undefined : parsePublicId('rsp', idText);
}
