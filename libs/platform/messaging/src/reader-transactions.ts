import type { Tx } from '@hearback/database';

/** Transactions in which a group applies events; what it appends in them is no writing of its own accord. */
const readers = new WeakSet<Tx>();

/** Remembers that the transaction is a reader's. */
export function markReader(tx: Tx): void {
  readers.add(tx);
}

/** Whether the transaction is a reader's. */
export function isReader(tx: Tx): boolean {
  return readers.has(tx);
}
