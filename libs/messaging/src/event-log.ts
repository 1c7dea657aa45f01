import type { NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';

/** The log: the one way to publish. */
export abstract class EventLog {
  /**
   * Appends the events in this order to the log, in the caller's transaction: they exist exactly if it commits. Call it
   * as the last statement of the transaction, once, because it holds the partitions' counters until the commit.
   */
  abstract append(tx: Tx, events: readonly NewEvent[]): Promise<void>;
}
