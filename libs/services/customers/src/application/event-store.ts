import type { TenantTx } from '@hearback/database';
import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { PageEvent } from '../domain/page-event.js';

/** Writes events of customers, many at a time. */
export abstract class EventStore {
  /** The events of the workspace with these source ids, by source id. */
  abstract bySourceId(tx: TenantTx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, CustomerEvent>>;
  /** Inserts the customers that do not exist; returns the ids of all by external id, and the external ids of the new ones. */
  abstract ensureCustomers(
    tx: TenantTx,
    customers: readonly Customer[],
  ): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly inserted: ReadonlySet<string> }>;
  /** Inserts the events of a page whose source id does not exist; returns the ids of the new ones. */
  abstract insertPageEvents(tx: TenantTx, events: readonly PageEvent[]): Promise<ReadonlySet<string>>;
  /** Inserts the events whose source id does not exist; returns the source ids of the new ones. */
  abstract insertNew(tx: TenantTx, events: readonly CustomerEvent[]): Promise<ReadonlySet<string>>;
}
