import type { EntityManager } from 'typeorm';

/** A row as PostgreSQL returns it. */
export type Row = Record<string, unknown>;

/** An open transaction. Whoever writes takes one as a parameter: nothing writes outside of one. */
export interface Tx {
  /** Runs one statement with `$1…` parameters and returns its rows. */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
  /** Runs after the commit and never after a rollback. For hints only: a crash between the two loses it. */
  afterCommit(hint: () => void): void;
}

/** A transaction of the request role: sees and writes one tenant's rows. */
export interface TenantTx extends Tx {
  readonly tenantId: string;
  /** TypeORM's manager of this very transaction. */
  readonly manager: EntityManager;
}

/** A transaction of the batch role: sees and writes the rows of the tenants it was opened for, and names the tenant in its own conditions. */
export interface BatchTx extends Tx {
  readonly tenantIds: readonly string[];
  /**
   * Sends the commit right behind the statements that are under way, so that nobody waits for their replies first; nothing
   * more can be run. Where one of them failed, nothing is committed and `withTenants` rejects.
   */
  finish(): void;
}
