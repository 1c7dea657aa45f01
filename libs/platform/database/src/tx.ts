import type { EntityManager } from 'typeorm';

/** A row as PostgreSQL returns it. */
export type Row = Record<string, unknown>;

/** An open transaction. Everything that writes takes one as a parameter. */
export interface Tx {
  /** Runs one statement with `$1…` parameters and returns its rows. */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Calls `callback` after the commit, never after a rollback. Best effort: it is lost if the process crashes in between. */
  afterCommit(callback: () => void): void;
}

/** A transaction in which the rows of one tenant are read and written: one of the request role, or a part of a batch. */
export interface OneTenantTx extends Tx {
  readonly tenantId: string;
}

/** A transaction of the request role: sees and writes one tenant's rows. */
export interface TenantTx extends OneTenantTx {
  /** TypeORM's manager of this transaction. */
  readonly manager: EntityManager;
}

/** A transaction of the batch role: sees and writes the rows of the tenants it was opened for; its statements name the tenant. */
export interface BatchTx extends Tx {
  readonly tenantIds: readonly string[];
  /**
   * Sends the commit right after the statements already sent, without waiting for their results; no more statements can run. If
   * one of them fails, nothing is committed and `withTenants` rejects.
   */
  finish(): void;
}

/** The part of a batch that is about one of its tenants. */
export function ofTenant(tx: BatchTx, tenantId: string): OneTenantTx {
  return {
    tenantId,
    query: (sql, parameters) => tx.query(sql, parameters),
    afterCommit: (callback) => tx.afterCommit(callback),
  };
}

/** Runs `work` so that an error takes back what it wrote, and nothing else of the transaction; the error is thrown on. */
export async function inSavepoint<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await tx.query('savepoint part');
  try {
    const result = await work();
    await tx.query('release savepoint part');
    return result;
  } catch (error) {
    await tx.query('rollback to savepoint part');
    throw error;
  }
}
