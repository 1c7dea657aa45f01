import type { NewEvent } from '@hearback/contracts';
import type { BatchTx, Tx } from '@hearback/database';

/** The log: the one way to publish. */
export abstract class EventLog {
  /**
   * Appends the events in this order to the log, in the caller's transaction: they exist exactly if it commits. Call it
   * as the last statement of the transaction, once, because it holds the partitions' counters until the commit.
   */
  abstract append(tx: Tx, events: readonly NewEvent[]): Promise<void>;
  /**
   * As `append`, and sends the commit right behind it: together with statements that are under way, all of a batch is one
   * round trip. Nothing more can be run in the transaction.
   */
  abstract appendLast(tx: BatchTx, events: readonly NewEvent[]): Promise<void>;
}
