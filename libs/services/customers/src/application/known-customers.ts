import type { BatchTx } from '@hearback/database';
import type { Customer } from '../domain/customer.js';

/** A customer that a response names. */
export interface NamedCustomer {
  readonly tenantId: string;
  readonly externalId: string;
}

/** A customer with its workspace. */
export interface TenantCustomer {
  readonly tenantId: string;
  readonly customer: Customer;
}

/** Identifies a named customer among those of all workspaces. */
export function nameOf({ tenantId, externalId }: NamedCustomer): string {
  return `${tenantId} ${externalId}`;
}

/** Customers of many workspaces at once. */
export abstract class KnownCustomers {
  /** Inserts the customers whose external id is not known yet; returns their ids. */
  abstract insertNew(tx: BatchTx, customers: readonly TenantCustomer[]): Promise<ReadonlySet<string>>;
  /** The ids of these customers by `nameOf`. */
  abstract idsOf(tx: BatchTx, named: readonly NamedCustomer[]): Promise<ReadonlyMap<string, string>>;
}
