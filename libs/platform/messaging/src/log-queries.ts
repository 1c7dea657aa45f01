import type { Row } from '@hearback/database';

/**
 * Runs statements as the batch role: an open transaction, or a pool for reads that need none. The tables for positions have
 * no tenant, and the batch role may read the events of all tenants.
 */
export interface LogQueries {
  /** Runs one statement with `$1…` parameters and returns its rows. */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}
