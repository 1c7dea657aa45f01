import type { BatchTx } from '@hearback/database';
import type { NewEvent } from '@hearback/contracts';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { RowReader, type RowError } from '../domain/import-row.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { newResponse, type NewResponse, type StoreResult } from '../domain/response.js';
import { checkContent } from '../domain/submission.js';
import { ImportStore, type ImportState } from './import-store.js';
import { ResponseStore } from './response-store.js';
import { keyOf, StoreResponses, type StoredBatch } from './store-responses.js';
import { digestOf } from './submit-response.js';

/** A row of a file with its number as in a spreadsheet. */
export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Checked rows for one transaction. */
export interface CheckedRows {
  readonly read: number;
  readonly responses: readonly NewResponse[];
  /** The row number of each response. */
  readonly rows: readonly number[];
  readonly errors: readonly RowError[];
}

/** The result of storing checked rows. */
export interface SettledRows {
  readonly accepted: number;
  readonly unchanged: number;
  readonly errors: readonly RowError[];
  readonly events: readonly NewEvent[];
}

/** Converts rows of a file to responses, with the same checks and the same storage as the other channels. */
@Injectable()
export class ImportRows {
  constructor(
    private readonly store: StoreResponses,
    private readonly responses: ResponseStore,
    private readonly imports: ImportStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Reads and checks rows without database access; `width` is the number of cells of the header. */
  check(survey: PublishedSurvey, reader: RowReader, width: number, rows: readonly NumberedRow[]): CheckedRows {
    const now = this.clock.now();
    const checked = { responses: [] as NewResponse[], rows: [] as number[], errors: [] as RowError[] };
    for (const { row, cells } of rows) {
      const outcome =
        cells.length === width ? this.#checkRow(survey, reader, cells, row, now) : wrongWidth(row, cells, width);
      if (Array.isArray(outcome)) checked.errors.push(...(outcome as readonly RowError[]));
      else {
        checked.responses.push(outcome as NewResponse);
        checked.rows.push(row);
      }
    }
    return { read: rows.length, ...checked };
  }

  /** Stores checked rows, or in a dry run computes the result of storing them. The caller appends the events last. */
  async settle(tx: BatchTx, state: ImportState, checked: CheckedRows): Promise<SettledRows> {
    const { responses } = checked;
    const batch = state.dryRun
      ? { results: await this.#dryRun(tx, state, responses), events: [] }
      : await this.store.execute(tx, responses, this.clock.now());
    return settled(state, checked, batch);
  }

  /** Like `settle`, for rows that are all new; see `StoreResponses.storeNew`. Not for dry runs. */
  async storeNew(
    tx: BatchTx,
    state: ImportState,
    checked: CheckedRows,
  ): Promise<SettledRows & { readonly stored: Promise<void> }> {
    const batch = await this.store.storeNew(tx, checked.responses, this.clock.now());
    return { ...settled(state, checked, batch), stored: batch.stored };
  }

  #checkRow(
    survey: PublishedSurvey,
    reader: RowReader,
    cells: readonly string[],
    row: number,
    now: Date,
  ): NewResponse | readonly RowError[] {
    const read = reader.read(cells, row);
    if (!('submission' in read)) return read;
    const check = checkContent(survey, read.submission, now);
    if (!check.ok) return check.errors.map((error) => reader.toRowError(error, row));
    const contentDigest = digestOf(survey.surveyId, read.submission);
    const submissionId = submissionOf(survey.surveyId, read.idText, contentDigest, row);
    return newResponse(survey, { ...read.submission, submissionId }, check.content, {
      id: this.ids.next(),
      contentDigest,
    });
  }

  async #dryRun(tx: BatchTx, state: ImportState, responses: readonly NewResponse[]): Promise<readonly StoreResult[]> {
    if (responses.length === 0) return [];
    const keys = responses.map((response) => ({ ...keyOf(response), contentDigest: response.contentDigest }));
    const stored = await this.responses.find(tx, keys);
    const tried = await this.imports.dryRun(tx, state.id, keys);
    return responses.map((response, index): StoreResult => {
      const known = stored[index]?.contentDigest ?? tried[index]!.digest;
      if (known !== response.contentDigest) return { kind: 'reused' };
      const isNew = stored[index] === undefined && tried[index]!.isNew;
      const { id, survey } = response;
      return { kind: isNew ? 'stored' : 'unchanged', id, surveyVersion: survey.version, createdAt: this.clock.now() };
    });
  }
}

function settled({ mapping }: ImportState, { rows }: CheckedRows, { results, events }: StoredBatch): SettledRows {
  const idColumn = mapping.columns.find(({ to }) => to === 'submission_id')?.column ?? null;
  const count = (kind: StoreResult['kind']) => results.filter((result) => result.kind === kind).length;
  const reused = rows.filter((_row, index) => results[index]!.kind === 'reused');
  return {
    accepted: count('stored'),
    unchanged: count('unchanged'),
    errors: reused.map((row) => ({ row, column: idColumn, code: 'submission-reused', detail: REUSED })),
    events,
  };
}

const REUSED = 'must be unique: it was used for other content';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The submission id of a row: the id in the row, or derived from its content and number. */
function submissionOf(surveyId: string, idText: string | undefined, contentDigest: string, row: number): string {
  if (idText === undefined) return derivedId('import-row', surveyId, contentDigest, String(row));
  return UUID.test(idText) ? idText.toLowerCase() : derivedId('import-submission', surveyId, idText);
}

function wrongWidth(row: number, cells: readonly string[], width: number): readonly RowError[] {
  const code = cells.length > width ? 'too-many-columns' : 'too-few-columns';
  return [{ row, column: null, code, detail: `must have ${width} cells, as the header does; it has ${cells.length}` }];
}
