import type { TenantDatabase } from './databases.js';
import type { TenantTx } from './tx.js';

/**
 * Where a use case gets its transaction from. The caller of the use case decides whether each `run` is a transaction of its
 * own or all of them share one, for example with the reply that is kept for an Idempotency-Key.
 */
export interface UnitOfWork {
  readonly tenantId: string;
  /** Runs `work` in a transaction of this tenant. An error thrown by `work` rolls that transaction back. */
  run<T>(work: (tx: TenantTx) => Promise<T>): Promise<T>;
}

/** A unit of work in which each `run` is a transaction of its own, committed when `run` resolves. */
export function separateTransactions(database: TenantDatabase, tenantId: string): UnitOfWork {
  return { tenantId, run: (work) => database.withTenant(tenantId, work) };
}

/** A unit of work inside `tx`: each `run` joins it, and the code that opened it commits. */
export function partOf(tx: TenantTx): UnitOfWork {
  return { tenantId: tx.tenantId, run: (work) => work(tx) };
}
