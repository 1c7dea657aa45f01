import type { Page, PageRequest } from '@hearback/kernel';
import type { Customer } from '../domain/customer.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { Identity } from '../domain/identity.js';
import type { MissingField } from '../domain/quality/customer-quality.js';
import type { AttributeDefinition } from './customer-store.js';

/** Selects the customers of a list; all parts must match. */
export interface CustomerFilter {
  readonly identity: Identity | undefined;
  /** Values as `lookupText` writes them, by key. */
  readonly attributes: ReadonlyMap<string, string>;
  /** Beginnings of words; each must occur. */
  readonly beginnings?: readonly string[] | undefined;
  /** Any of these. */
  readonly externalIds?: readonly string[] | undefined;
  /** Members of this segment. */
  readonly segmentId?: string | undefined;
  /** Customers who lack this. */
  readonly missing?: MissingField | undefined;
  /** Customers whose address is no longer written to. */
  readonly hasDeadAddress?: boolean | undefined;
  /** Whether profiles that were merged into others are listed, too. */
  readonly withMerged?: boolean;
}

/** Events of a day. */
export interface EventCount {
  /** `2026-02-27`. */
  readonly day: string;
  readonly events: number;
  /** Different customers; visitors are nobody. */
  readonly customers: number;
}

/** An event of a customer, or of a visitor whom nobody knows. */
export type AnybodysEvent = Omit<CustomerEvent, 'customerId' | 'externalId'> & { readonly externalId: string | null };

/** Reads customers; each call reads one workspace. */
export abstract class CustomerQueries {
  /** The customer who is known by this external id; it may be that of a profile merged into theirs. */
  abstract customer(tenantId: string, externalId: string): Promise<Customer | undefined>;
  /** These customers, in this order; unknown ids are left out. */
  abstract byIds(tenantId: string, ids: readonly string[]): Promise<readonly Customer[]>;
  abstract customers(tenantId: string, page: PageRequest, filter: CustomerFilter): Promise<Page<Customer>>;
  abstract events(
    tenantId: string,
    customerId: string,
    page: PageRequest,
    kind: string | undefined,
  ): Promise<Page<CustomerEvent>>;
  /** All events, those of visitors too, in the order of their ids. */
  abstract allEvents(tenantId: string, page: PageRequest): Promise<Page<AnybodysEvent>>;
  /** The events of a kind per day in UTC. */
  abstract eventCounts(tenantId: string, kind: string, from: Date, to: Date): Promise<readonly EventCount[]>;
  abstract attributes(tenantId: string, page: PageRequest): Promise<Page<AttributeDefinition>>;
  /** The definitions of these keys; unknown keys are left out. */
  abstract attributesByKey(tenantId: string, keys: readonly string[]): Promise<readonly AttributeDefinition[]>;
}
