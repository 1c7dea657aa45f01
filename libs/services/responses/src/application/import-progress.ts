import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { ImportRows, type CheckedRows, type SettledRows } from './import-rows.js';
import { ImportStore, type ImportFailure, type ImportState, type ImportStep } from './import-store.js';
import { isRepeat } from './store-responses.js';

/** What a run is about. */
export interface ImportRun {
  readonly tenantId: string;
  readonly importId: string;
  readonly uploadId: string;
}

/** Checked rows and where they lie in the file. */
export interface ImportBatch extends CheckedRows {
  readonly header: readonly string[];
  /** Bytes from which and up to which these rows are. */
  readonly from: number;
  readonly to: number;
}

/** What a batch is taken to hold: only new rows, or some that are there already. */
export type Expected = 'new' | 'repeats';

/** The transactions of a run. Each moves the checkpoint together with its effect, and only from where it stands. */
@Injectable()
export class ImportProgress {
  constructor(
    private readonly imports: ImportStore,
    private readonly rows: ImportRows,
    private readonly database: BatchDatabase,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** Where the import stands; `undefined` where it is over or about other content by now. */
  open({ tenantId, importId, uploadId }: ImportRun): Promise<ImportState | undefined> {
    return this.database.withTenants([tenantId], (tx) => this.imports.lockRun(tx, tenantId, importId, uploadId));
  }

  /** Content from this byte on, at most one stored piece of it; `undefined` after the last. */
  read(state: ImportState, offset: number): Promise<Buffer | undefined> {
    return this.database.withTenants([state.tenantId], (tx) => this.imports.readChunk(tx, state, offset));
  }

  /**
   * Stores the rows with the checkpoint behind them; resolves with what the next batch will hold, going by this one.
   * Throws where another run has moved the checkpoint meanwhile.
   */
  async commit(state: ImportState, batch: ImportBatch, expected: Expected): Promise<Expected> {
    if (expected === 'new' && !state.dryRun) {
      try {
        await this.#commitNew(state, batch);
        return 'new';
      } catch (error) {
        if (!isRepeat(error)) throw error;
      }
    }
    return this.#commitAny(state, batch);
  }

  /** One round trip; fails as a whole where a row was there already. */
  async #commitNew(state: ImportState, batch: ImportBatch): Promise<void> {
    const { tenantId, id, uploadId } = state;
    await this.database.withTenants([tenantId], async (tx) => {
      const held = this.imports.hold(tx, tenantId, id, uploadId!, batch.from);
      const stored = async () => {
        const settled = await this.rows.assumeNew(tx, state, batch);
        const moved = this.imports.advance(tx, tenantId, id, stepOf(batch, settled));
        await Promise.all([settled.stored, moved, this.log.appendLast(tx, settled.events)]);
      };
      await Promise.all([held, stored()]);
    });
  }

  /** Finds out which rows are there already and stores the others. */
  async #commitAny(state: ImportState, batch: ImportBatch): Promise<Expected> {
    const { tenantId, id, uploadId } = state;
    return this.database.withTenants([tenantId], async (tx) => {
      await this.imports.hold(tx, tenantId, id, uploadId!, batch.from);
      const settled = await this.rows.settle(tx, state, batch);
      const step = stepOf(batch, settled);
      await this.imports.advance(tx, tenantId, id, step);
      if (settled.events.length > 0) await this.log.append(tx, settled.events);
      return step.rows.accepted === batch.responses.length ? 'new' : 'repeats';
    });
  }

  /** Ends the import; the content is forgotten. */
  async finish({ tenantId, importId, uploadId }: ImportRun, failure: ImportFailure | undefined): Promise<void> {
    await this.database.withTenants([tenantId], async (tx) => {
      const state = await this.imports.lockRun(tx, tenantId, importId, uploadId);
      if (state !== undefined) await this.imports.finish(tx, state, this.clock.now(), failure);
    });
  }
}

function stepOf(batch: ImportBatch, { accepted, unchanged, errors }: SettledRows): ImportStep {
  return {
    header: batch.header,
    bytesDone: batch.to,
    rows: { read: batch.read, accepted, unchanged, rejected: batch.read - accepted - unchanged },
    errors: [...batch.errors, ...errors].toSorted((a, b) => a.row - b.row),
  };
}
