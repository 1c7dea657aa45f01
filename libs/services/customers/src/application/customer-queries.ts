import type { Page, PageRequest } from '@hearback/kernel';
import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { Identity } from '../domain/identity.js';
import type { AttributeDefinition } from './customer-store.js';

/** What customers must have to be in a list: all of it. */
export interface CustomerFilter {
  readonly identity: Identity | undefined;
  /** Values in the form of `lookupText`, by key. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads of customers, each of one workspace. */
export abstract class CustomerQueries {
  abstract customer(tenantId: string, externalId: string): Promise<Customer | undefined>;
  abstract customers(tenantId: string, page: PageRequest, filter: CustomerFilter): Promise<Page<Customer>>;
  abstract events(
    tenantId: string,
    customerId: string,
    page: PageRequest,
    kind: string | undefined,
  ): Promise<Page<CustomerEvent>>;
  abstract attributes(tenantId: string, page: PageRequest): Promise<Page<AttributeDefinition>>;
  /** Definitions of these keys. */
  abstract attributesByKey(tenantId: string, keys: readonly string[]): Promise<readonly AttributeDefinition[]>;
}
