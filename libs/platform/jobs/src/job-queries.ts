import type { Row } from '@hearback/database';

/** Runs statements as the batch role: an open transaction, or a pool for statements that need none. */
export interface JobQueries {
  /** Runs one statement with `$1…` parameters and returns its rows. */
  query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}
