import type { Row } from '@hearback/database';

/**
 * Whatever runs one statement as the batch role: an open transaction, or a pool for reads that need none. The log's
 * tables for positions hold no tenant, and the batch role reads all events.
 */
export interface LogQueries {
  /** Runs one statement with `$1…` parameters and returns its rows. */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}
