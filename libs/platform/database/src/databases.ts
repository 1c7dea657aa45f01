import type { BatchTx, Row, TenantTx } from './tx.js';

/** The service's database as a request sees it: one tenant at a time, through the request role. */
export abstract class TenantDatabase {
  /**
   * Runs `work` in a transaction that sees this tenant alone, and commits. A call inside another's `work` for the same
   * tenant joins that transaction; for another tenant it throws.
   */
  abstract withTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T>;
}

/** The service's database as consumers, jobs and the intake see it: several tenants at once, through the batch role. */
export abstract class BatchDatabase {
  /** Runs `work` in a transaction that sees exactly these tenants, and commits. The ids must come from credentials or events. */
  abstract withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T>;
}

/** Questions that come before the tenant is known: the hash of a key, the code of a link → whose it is. */
export abstract class PreTenantLookup {
  /**
   * Runs one statement with no tenant set, so that no table with tenants shows a row. Call a `SECURITY DEFINER` function
   * that answers exactly this question.
   */
  abstract query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}
