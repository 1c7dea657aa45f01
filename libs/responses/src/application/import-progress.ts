import { BatchDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { ImportRows, type CheckedRows } from './import-rows.js';
import { ImportStore, type ImportFailure, type ImportState } from './import-store.js';

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

  /** Stores the rows with the checkpoint behind them. Throws where another run has moved it meanwhile. */
  async commit(run: ImportRun, batch: ImportBatch): Promise<void> {
    const { tenantId, importId, uploadId } = run;
    await this.database.withTenants([tenantId], async (tx) => {
      const state = await this.imports.lockRun(tx, tenantId, importId, uploadId);
      if (state === undefined || state.bytesDone !== batch.from)
        throw new Error('another run has taken this import over');
      const { accepted, unchanged, errors, events } = await this.rows.settle(tx, state, batch);
      const all = [...batch.errors, ...errors].toSorted((a, b) => a.row - b.row);
      const rejected = batch.read - accepted - unchanged;
      await this.imports.advance(tx, state, {
        header: batch.header,
        bytesDone: batch.to,
        rows: { read: batch.read, accepted, unchanged, rejected },
        errors: all,
      });
      if (events.length > 0) await this.log.append(tx, events);
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
