import type { BatchTx } from '@hearback/database';
import type { ScoreFact } from './score-store.js';

/** A batch of submitted responses from the log. */
export interface SubmittedStretch {
  /** The facts of the workspace. */
  readonly facts: readonly ScoreFact[];
  /** Number of events of the workspace. */
  readonly events: number;
  /** The next offset to read. */
  readonly next: number;
}

/** The log of submitted responses, and the offsets up to which this service has counted it. */
export abstract class SubmittedLog {
  /** The first offset of each partition that is not counted yet. */
  abstract counted(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** The same; blocks counting until the end of the transaction. */
  abstract holdCounting(tx: BatchTx): Promise<ReadonlyMap<number, number>>;
  /** At most `limit` events from `from` to before `until`. */
  abstract read(
    tx: BatchTx,
    tenantId: string,
    stretch: { readonly partition: number; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<SubmittedStretch>;
}
