import type { BatchTx, Row, TenantTx, Tx } from './tx.js';

/** The service's database for requests: one tenant at a time, through the request role. */
export abstract class TenantDatabase {
  /**
   * Runs `work` in a transaction that sees only this tenant, and commits. Inside the `work` of another call, pass its `tx`
   * instead: this opens a second transaction on a second connection.
   */
  abstract withTenant<T>(tenantId: string, work: (tx: TenantTx) => Promise<T>): Promise<T>;
}

/** The service's database for consumers, jobs and the intake: several tenants at once, through the batch role. */
export abstract class BatchDatabase {
  /** Runs `work` in a transaction that sees exactly these tenants, and commits. The ids must come from credentials or events. */
  abstract withTenants<T>(tenantIds: readonly string[], work: (tx: BatchTx) => Promise<T>): Promise<T>;
}

/** Messages between the processes of a service, through its database. */
export abstract class DatabaseChannels {
  /** Sends the messages when the transaction commits, in the order of commits. A message has at most 7,900 bytes. */
  abstract notify(tx: Tx, channel: string, messages: readonly string[]): Promise<void>;
  /**
   * Calls `receive` for each message that is sent from now on, to the end of the process. After a lost connection, in which messages
   * are missed, it calls `missed`. Rejects if the database cannot be reached now.
   */
  abstract listen(channel: string, receive: (message: string) => void, missed: () => void): Promise<void>;
}

/** Lookups before the tenant is known: which tenant a key's hash or a link's code belongs to. */
export abstract class PreTenantLookup {
  /**
   * Runs one statement with no tenant set, so that no tenant table returns a row. Call a `SECURITY DEFINER` function that
   * does exactly this lookup.
   */
  abstract query<R = Row>(sql: string, parameters?: readonly unknown[]): Promise<R[]>;
}
