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

/** A transaction of the request role: sees and writes one tenant's rows. */
export interface TenantTx extends Tx {
  readonly tenantId: string;
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
