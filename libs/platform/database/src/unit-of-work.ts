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

/**
 * A unit of work for a tenant that does not exist yet, in the transactions of `unit`: what it writes is committed with the rest, or
 * nothing is. The id must be new; the tenant of `unit` is the current one again when `work` has ended.
 */
export function inNewTenant(unit: UnitOfWork, tenantId: string): UnitOfWork {
  return { tenantId, run: (work) => unit.run((tx) => asTenant(tx, tenantId, work)) };
}

/**
 * Runs `work` for another tenant in the same transaction; the tenant of `tx` is the current one again when it has ended. The caller
 * answers for the right to it: the id is new, or that of what belongs to the tenant of `tx`, and never comes from a request. An error
 * must end the transaction.
 */
export async function asTenant<T>(tx: TenantTx, tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T> {
  const enter = (id: string) => tx.query(`select set_config('app.tenant_id', $1, true)`, [id]);
  await enter(tenantId);
  const result = await work(ofTenant(tx, tenantId));
  await enter(tx.tenantId);
  return result;
}

function ofTenant(tx: TenantTx, tenantId: string): TenantTx {
  return {
    tenantId,
    manager: tx.manager,
    query: (sql, parameters) => tx.query(sql, parameters),
    afterCommit: (callback) => tx.afterCommit(callback),
  };
}
