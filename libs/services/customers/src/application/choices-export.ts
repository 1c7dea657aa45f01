import type { Page, PageRequest } from '@hearback/kernel';
import type { StoredPreferences } from '../domain/consent/preferences.js';
import type { LedgerEntry } from './preferences/preference-store.js';
import type { CustomerList } from './lists/list-store.js';

/** Something of a customer, with the workspace's id of the customer. */
export interface OfCustomer {
  readonly customerId: string;
  readonly externalId: string;
}

/** The preferences of a customer; the time is that at which the customer was created. */
export interface ExportedPreferences extends OfCustomer {
  readonly preferences: StoredPreferences;
  readonly id: string;
  readonly createdAt: Date;
}

/** A list with the customers in it. */
export interface ExportedList extends CustomerList {
  readonly customers: readonly OfCustomer[];
}

/** What customers chose, and the lists that they are in: those of a workspace, in the order in which they were made. */
export abstract class ChoicesExport {
  abstract entries(tenantId: string, page: PageRequest): Promise<Page<LedgerEntry & OfCustomer>>;
  abstract preferences(tenantId: string, page: PageRequest): Promise<Page<ExportedPreferences>>;
  abstract lists(tenantId: string, page: PageRequest): Promise<Page<ExportedList>>;
}
