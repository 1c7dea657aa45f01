import type { TenantTx } from '@hearback/database';
import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { PageEvent } from '../domain/page-event.js';

/** Customers who exist now. */
export interface EnsuredCustomers {
  /** Ids by external id. */
  readonly ids: ReadonlyMap<string, string>;
  /** External ids of those that are new. */
  readonly inserted: ReadonlySet<string>;
  /** Of those whose profile was merged into another, by their external id: the customer whose profile was kept. */
  readonly kept: ReadonlyMap<string, { readonly id: string; readonly externalId: string }>;
}

/** Writes events of customers, many at a time. */
export abstract class EventStore {
  /** The events of the workspace with these source ids, by source id. */
  abstract bySourceId(tx: TenantTx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, CustomerEvent>>;
  /** Inserts the customers that do not exist. */
  abstract ensureCustomers(tx: TenantTx, customers: readonly Customer[]): Promise<EnsuredCustomers>;
  /** Inserts the events of a page whose source id does not exist; returns the ids of the new ones. */
  abstract insertPageEvents(tx: TenantTx, events: readonly PageEvent[]): Promise<ReadonlySet<string>>;
  /** Inserts the events whose source id does not exist; returns the source ids of the new ones. */
  abstract insertNew(tx: TenantTx, events: readonly CustomerEvent[]): Promise<ReadonlySet<string>>;
}
