import type { NewEvent } from '@hearback/contracts';
import type { BatchTx, Tx } from '@hearback/database';

/** The log: the only way to publish events. */
export abstract class EventLog {
  /**
   * Appends the events to the log, in this order and in the caller's transaction: they exist if and only if it commits. Call
   * it once, as the last statement of the transaction, because it locks the counters of the partitions until the commit.
   * In the transaction of a delivery, which may call several consumers, it is sent after the last of them.
   */
  abstract append(tx: Tx, events: readonly NewEvent[]): Promise<void>;
  /**
   * As `append`, and sends the commit without waiting for the result, so that it needs no round trip of its own. No other
   * statement can follow in the transaction.
   */
  abstract appendLast(tx: BatchTx, events: readonly NewEvent[]): Promise<void>;
}
