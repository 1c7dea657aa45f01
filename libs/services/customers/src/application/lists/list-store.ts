import type { TenantTx, Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Customer } from '../../domain/customer.js';
import type { ListRow } from '../../domain/lists/read-list.js';

/** A list of customers. */
export interface CustomerList {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly createdAt: Date;
}

/** Reads and writes lists of customers. */
export abstract class ListStore {
  /** The ids of the customers who have these external ids, and of those who have these addresses. */
  abstract known(
    tx: Tx,
    tenantId: string,
    rows: readonly ListRow[],
  ): Promise<{ readonly byExternalId: ReadonlyMap<string, string>; readonly byEmail: ReadonlyMap<string, string> }>;
  /** Inserts these customers; returns those whose external id and addresses were still free. */
  abstract insertCustomers(tx: TenantTx, customers: readonly Customer[]): Promise<ReadonlySet<string>>;
  /** Inserts the list; false if it is there already. */
  abstract insert(tx: TenantTx, list: Omit<CustomerList, 'size'>): Promise<boolean>;
  abstract addMembers(tx: TenantTx, listId: string, customerIds: readonly string[]): Promise<void>;
  abstract find(tenantId: string, id: string): Promise<CustomerList | undefined>;
  abstract list(tenantId: string, page: PageRequest): Promise<Page<CustomerList>>;
}
