import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { type FileLayout, type NumberedRow, rejectedRows, type ImportFailure } from '@hearback/tabular';
import type { CheckedRows } from './check-rows.js';
import { ImportRows, type SettledRows } from './import-rows.js';
import { ImportCheckpoints, type ImportStep } from './import-checkpoints.js';
import { ImportContent } from './import-content.js';
import type { ImportState } from './import-store.js';
import { isRepeat } from './store-responses.js';

/** Identifies a run: the import and the upload that it processes. */
export interface ImportRun {
  readonly tenantId: string;
  readonly importId: string;
  readonly uploadId: string;
}

/** Checked rows with their range in the file. */
export interface ImportBatch extends CheckedRows {
  readonly header: readonly string[];
  /** The byte range of the rows. */
  readonly from: number;
  readonly to: number;
  /** Row number of the last row, as in a spreadsheet. */
  readonly sheetRows: number;
  /** The first row so far with text that is not in the encoding of the file. */
  readonly unreadableRow: number | undefined;
  readonly layout: FileLayout;
  /** The rows, with a character per byte. */
  readonly source: readonly NumberedRow[];
}

/** Whether a batch is expected to have only new rows, or also repeated ones. */
export type Expected = 'new' | 'repeats';

/** The transactions of a run. Each stores its rows and moves the checkpoint, which must be at the expected position. */
@Injectable()
export class ImportProgress {
  constructor(
    private readonly checkpoints: ImportCheckpoints,
    private readonly content: ImportContent,
    private readonly rows: ImportRows,
    private readonly database: BatchDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** The state of the import; undefined if it has ended or has other content now. */
  open({ tenantId, importId, uploadId }: ImportRun): Promise<ImportState | undefined> {
    return this.database.withTenants([tenantId], (tx) => this.checkpoints.lockRun(tx, tenantId, importId, uploadId));
  }

  /** The content from this byte to the end of its stored chunk; undefined after the last one. */
  read(state: ImportState, offset: number): Promise<Buffer | undefined> {
    return this.database.withTenants([state.tenantId], (tx) => this.content.readChunk(tx, state, offset));
  }

  /**
   * Stores the rows and moves the checkpoint past them. Resolves with the expectation for the next batch. Throws if another run
   * has moved the checkpoint.
   */
  async commit(state: ImportState, checked: ImportBatch, expected: Expected): Promise<Expected> {
    const batch = { ...checked, responses: checked.responses.map((each) => ({ ...each, importId: state.id })) };
    if (expected === 'new' && !state.dryRun && batch.namedIds.every((id) => id === undefined)) {
      try {
        await this.#commitNew(state, batch);
        return 'new';
      } catch (error) {
        if (!isRepeat(error)) throw error;
      }
    }
    return this.#commitAny(state, batch);
  }

  /** One round trip; fails as a whole if a row is repeated. */
  async #commitNew(state: ImportState, batch: ImportBatch): Promise<void> {
    const { tenantId, id, uploadId } = state;
    await this.database.withTenants([tenantId], async (tx) => {
      const locked = this.checkpoints.lockAtCheckpoint(tx, tenantId, id, uploadId!, batch.from);
      const stored = async () => {
        const settled = await this.rows.storeNew(tx, state, batch);
        const moved = this.checkpoints.advance(tx, tenantId, id, stepOf(batch, settled));
        await Promise.all([settled.stored, moved, this.log.appendLast(tx, settled.events)]);
      };
      await Promise.all([locked, stored()]);
    });
  }

  /** Finds the repeated rows and stores the others. */
  async #commitAny(state: ImportState, batch: ImportBatch): Promise<Expected> {
    const { tenantId, id, uploadId } = state;
    return this.database.withTenants([tenantId], async (tx) => {
      await this.checkpoints.lockAtCheckpoint(tx, tenantId, id, uploadId!, batch.from);
      const settled = await this.rows.settle(tx, state, batch);
      const step = stepOf(batch, settled);
      await this.checkpoints.advance(tx, tenantId, id, step);
      if (settled.events.length > 0) await this.log.append(tx, settled.events);
      return step.rows.accepted === batch.responses.length ? 'new' : 'repeats';
    });
  }

  /** Ends the import and deletes its content. */
  async finish({ tenantId, importId, uploadId }: ImportRun, failure: ImportFailure | undefined): Promise<void> {
    await this.database.withTenants([tenantId], async (tx) => {
      const state = await this.checkpoints.lockRun(tx, tenantId, importId, uploadId);
      if (state !== undefined) await this.checkpoints.finish(tx, state, this.clock.now(), failure);
    });
  }
}

function stepOf(batch: ImportBatch, { accepted, unchanged, errors }: SettledRows): ImportStep {
  const all = [...batch.errors, ...errors].toSorted((a, b) => a.row - b.row);
  return {
    header: batch.header,
    bytesDone: batch.to,
    sheetRows: batch.sheetRows,
    unreadableRow: batch.unreadableRow,
    rows: { read: batch.read, accepted, unchanged, rejected: batch.read - accepted - unchanged },
    errors: all,
    rejected: all.length === 0 ? undefined : rejectedRows(batch.layout, batch.source, all),
  };
}
