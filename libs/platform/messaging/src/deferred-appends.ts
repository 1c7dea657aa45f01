import type { NewEvent } from '@hearback/contracts';
import type { Tx } from '@hearback/database';

/** Appends events by one statement. */
type Send = (events: readonly NewEvent[]) => Promise<unknown>;

/** What a transaction will append at its end. */
interface Deferred {
  readonly events: NewEvent[];
  send: Send | undefined;
}

const transactions = new WeakMap<Tx, Deferred>();

/**
 * Runs `work`, and then appends what it appended in this transaction by one statement. An append locks counters until the commit:
 * between the calls of several consumers it would deadlock with a transaction that waits for the counters and holds what the next
 * consumer locks.
 */
export async function withDeferredAppends<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const deferred: Deferred = { events: [], send: undefined };
  transactions.set(tx, deferred);
  try {
    const result = await work();
    await deferred.send?.(deferred.events);
    return result;
  } finally {
    transactions.delete(tx);
  }
}

/** Whether the transaction defers its appends; if so, `events` are appended by `send` at its end. */
export function defer(tx: Tx, events: readonly NewEvent[], send: Send): boolean {
  const deferred = transactions.get(tx);
  if (deferred === undefined) return false;
  deferred.events.push(...events);
  deferred.send = send;
  return true;
}
