import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { Identity } from '../domain/identity.js';
import type { AttributeDefinition } from './customer-store.js';

/** Which part of a list is wanted: `limit` items behind `after`, by (created_at, id). */
export interface PageWish {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: { readonly createdAt: Date; readonly id: string } | undefined;
}

/** A part of a list. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly hasMore: boolean;
}

/** What customers must have to be in a list: all of it. */
export interface CustomerFilter {
  readonly identity: Identity | undefined;
  /** Values in the form of `lookupText`, by key. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Reads of customers, each of one workspace. */
export abstract class CustomerQueries {
  abstract customer(tenantId: string, externalId: string): Promise<Customer | undefined>;
  abstract customers(tenantId: string, page: PageWish, filter: CustomerFilter): Promise<Page<Customer>>;
  abstract events(
    tenantId: string,
    customerId: string,
    page: PageWish,
    kind: string | undefined,
  ): Promise<Page<CustomerEvent>>;
  abstract attributes(tenantId: string, page: PageWish): Promise<Page<AttributeDefinition>>;
  /** Definitions of these keys. */
  abstract attributesByKey(tenantId: string, keys: readonly string[]): Promise<readonly AttributeDefinition[]>;
}
