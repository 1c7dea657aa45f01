import type { BatchTx } from '@hearback/database';
import type { ScoreFact } from './score-store.js';

/** A stretch of the log as analytics reads it. */
export interface SubmittedStretch {
  /** Of the workspace alone. */
  readonly facts: readonly ScoreFact[];
  /** Events of the workspace among those read. */
  readonly events: number;
  /** The next offset to read. */
  readonly next: number;
}

/** The log of submitted responses, and how far this service has counted it. */
export abstract class SubmittedLog {
  /** For each partition the first offset that is not counted yet. */
  abstract counted(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** The same, and nothing is counted any more until this transaction ends. */
  abstract holdCounting(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** At most `limit` events from `from` to before `until`. */
  abstract read(
    tx: BatchTx,
    tenantId: string,
    stretch: { readonly partition: number; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<SubmittedStretch>;
}
