import type { BatchTx } from '@hearback/database';
import type { NewEvent } from '@hearback/contracts';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { NumberedRow, RowError } from '@hearback/tabular';
import type { NewResponse, StoreResult } from '../domain/response.js';
import { checkRows, type CheckedRows, type RowContext } from './check-rows.js';
import { ImportCheckpoints } from './import-checkpoints.js';
import type { ImportState } from './import-store.js';
import { ResponseStore } from './response-store.js';
import { keyOf, StoreResponses, type StoredBatch } from './store-responses.js';

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
    private readonly checkpoints: ImportCheckpoints,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Reads and checks rows without database access. */
  check(context: RowContext, rows: readonly NumberedRow[]): CheckedRows {
    return checkRows(context, rows, this.clock.now(), () => this.ids.next());
  }

  /** Stores checked rows, or in a dry run computes the result of storing them. The caller appends the events last. */
  async settle(tx: BatchTx, state: ImportState, checked: CheckedRows): Promise<SettledRows> {
    const known = await this.#namedResponses(tx, state, checked);
    const isNew = checked.namedIds.map((id) => id === undefined || !known.has(id));
    const responses = checked.responses.filter((_response, index) => isNew[index]);
    const rows = checked.rows.filter((_row, index) => isNew[index]);
    const batch = state.dryRun
      ? { results: await this.#dryRun(tx, state, responses), events: [] }
      : await this.store.execute(tx, responses, this.clock.now());
    const result = settled(state, rows, batch);
    return { ...result, unchanged: result.unchanged + checked.rows.length - rows.length };
  }

  /** Like `settle`, for rows that are all new; see `StoreResponses.storeNew`. Not for dry runs. */
  async storeNew(
    tx: BatchTx,
    state: ImportState,
    checked: CheckedRows,
  ): Promise<SettledRows & { readonly stored: Promise<void> }> {
    const batch = await this.store.storeNew(tx, checked.responses, this.clock.now());
    return { ...settled(state, checked.rows, batch), stored: batch.stored };
  }

  /** The ids of the responses of this survey that rows name: those rows change nothing. */
  async #namedResponses(tx: BatchTx, state: ImportState, { namedIds }: CheckedRows): Promise<ReadonlySet<string>> {
    const ids = namedIds.filter((id) => id !== undefined);
    return ids.length === 0 ? NONE : this.responses.existing(tx, state.tenantId, state.surveyId, ids);
  }

  async #dryRun(tx: BatchTx, state: ImportState, responses: readonly NewResponse[]): Promise<readonly StoreResult[]> {
    if (responses.length === 0) return [];
    const keys = responses.map((response) => ({ ...keyOf(response), contentDigest: response.contentDigest }));
    const stored = await this.responses.find(tx, keys);
    const tried = await this.checkpoints.dryRun(tx, state.id, keys);
    return responses.map((response, index): StoreResult => {
      const known = stored[index]?.contentDigest ?? tried[index]!.digest;
      if (known !== response.contentDigest) return { kind: 'reused' };
      const isNew = stored[index] === undefined && tried[index]!.isNew;
      const { id, survey } = response;
      return { kind: isNew ? 'stored' : 'unchanged', id, surveyVersion: survey.version, createdAt: this.clock.now() };
    });
  }
}

function settled({ mapping }: ImportState, rows: readonly number[], { results, events }: StoredBatch): SettledRows {
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
const NONE: ReadonlySet<string> = new Set();
