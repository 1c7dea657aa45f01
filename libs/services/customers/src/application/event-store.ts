import type { TenantTx } from '@hearback/database';
import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';

/** Events of customers, as the use cases write them: always many at once. */
export abstract class EventStore {
  /** The events of the workspace with these ids of the caller's, by that id. */
  abstract bySourceId(tx: TenantTx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, CustomerEvent>>;
  /** Puts in those customers that are not there, and returns the ids of all by external id, and of the new ones. */
  abstract ensureCustomers(
    tx: TenantTx,
    customers: readonly Customer[],
  ): Promise<{ readonly ids: ReadonlyMap<string, string>; readonly inserted: ReadonlySet<string> }>;
  /** Puts in those events whose id of the caller's is not there, and returns the caller's ids of the new ones. */
  abstract insertNew(tx: TenantTx, events: readonly CustomerEvent[]): Promise<ReadonlySet<string>>;
}
