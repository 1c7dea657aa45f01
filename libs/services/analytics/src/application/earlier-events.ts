import type { BatchTx } from '@hearback/database';

/**
 * The version of the facts that are kept of events. It grows when a release keeps more of them than the one before: workspaces with older facts are
 * then filled from the log, once.
 */
export const FACTS_VERSION = 1;

/** The events of which facts other than scores are kept, as they are in the log. */
export abstract class EarlierEvents {
  /** The next offset to consume, by place: a partition of a topic. */
  abstract committedOffsets(tx: BatchTx): Promise<ReadonlyMap<string, number>>;
  /** Returns the same offsets and locks them, which blocks consuming until the end of the transaction. */
  abstract lockCommittedOffsets(tx: BatchTx): Promise<ReadonlyMap<string, number>>;
  /** Consumes at most `limit` events of the workspace with offsets in [from, until) again; returns the next offset. */
  abstract consumeAgain(
    tx: BatchTx,
    tenantId: string,
    range: { readonly place: string; readonly from: number; readonly until: number; readonly limit: number },
  ): Promise<number>;
}
