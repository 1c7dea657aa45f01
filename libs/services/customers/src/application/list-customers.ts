import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@hearback/kernel';
import { lookupTextOf } from '../domain/attribute.js';
import type { MissingField } from '../domain/quality/customer-quality.js';
import type { Customer } from '../domain/customer.js';
import { beginningsOf } from '../domain/customer-words.js';
import { normalIdentity, type Identity } from '../domain/identity.js';
import { CustomerQueries } from './customer-queries.js';
import { customersErrors } from './customers.errors.js';

/** The filter as the caller wrote it: an identity as `kind:value`, and attributes by key. */
export interface FilterRequest {
  readonly identity: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
  /** Beginnings of names, identities or the external id. */
  readonly text?: string | undefined;
  /** Any of these. */
  readonly externalIds?: readonly string[] | undefined;
  /** Members of this segment. */
  readonly segmentId?: string | undefined;
  /** Customers who lack this. */
  readonly missing?: MissingField | undefined;
  /** Customers whose address is no longer written to. */
  readonly hasDeadAddress?: boolean | undefined;
}

/**
 * Lists customers who have the identity, all of the attributes and all words. Throws `bad-filter` for a malformed filter and for a value
 * that does not fit the type of its attribute; an unknown attribute matches nobody.
 */
@Injectable()
export class ListCustomers {
  constructor(private readonly queries: CustomerQueries) {}

  async execute(tenantId: string, page: PageRequest, filter: FilterRequest): Promise<Page<Customer>> {
    const identity = filter.identity === undefined ? undefined : identityOf(filter.identity);
    const wanted = filter.attributes;
    const definitions = wanted.size === 0 ? [] : await this.queries.attributesByKey(tenantId, [...wanted.keys()]);
    if (definitions.length < wanted.size) return { items: [], hasMore: false };
    const attributes = new Map(
      definitions.map(({ key, type }) => {
        const text = lookupTextOf(type, wanted.get(key) ?? '');
        if (text === undefined)
          throw badFilter(`?attribute[${key}]`, `The attribute ${key} has the type ${type}; use a value of that type.`);
        return [key, text];
      }),
    );
    const beginnings = filter.text === undefined ? undefined : beginningsOf(filter.text);
    if (beginnings?.length === 0) return { items: [], hasMore: false };
    return this.queries.customers(tenantId, page, {
      identity,
      attributes,
      beginnings,
      externalIds: filter.externalIds,
      segmentId: filter.segmentId,
      missing: filter.missing,
      hasDeadAddress: filter.hasDeadAddress,
    });
  }
}

function identityOf(text: string): Identity {
  const colon = text.indexOf(':');
  const identity = colon < 1 ? undefined : normalIdentity(text.slice(0, colon), text.slice(colon + 1));
  if (!identity) throw badFilter('?identity', 'Write an identity as kind:value, as in email:ada@example.org.');
  return identity;
}

function badFilter(pointer: string, detail: string): Error {
  return customersErrors.error('bad-filter', detail, { errors: [{ pointer, code: 'filter', detail }] });
}
