import { Injectable } from '@nestjs/common';
import type { Page, PageRequest } from '@hearback/kernel';
import { lookupTextOf } from '../domain/attribute.js';
import type { Customer } from '../domain/customer.js';
import { normalIdentity, type Identity } from '../domain/identity.js';
import { CustomerQueries } from './customer-queries.js';
import { customersErrors } from './customers.errors.js';

/** What customers must have, as a caller writes it: an identity as `kind:value`, attributes by key. */
export interface FilterWish {
  readonly identity: string | undefined;
  readonly attributes: ReadonlyMap<string, string>;
}

/**
 * Lists customers who have the identity and all of the attributes. Throws `bad-filter` for what is not written as a
 * filter, and for a value that no attribute of its key's type can have; an unknown key finds nobody.
 */
@Injectable()
export class ListCustomers {
  constructor(private readonly queries: CustomerQueries) {}

  async execute(tenantId: string, page: PageRequest, wish: FilterWish): Promise<Page<Customer>> {
    const identity = wish.identity === undefined ? undefined : identityOf(wish.identity);
    const wanted = wish.attributes;
    const definitions = wanted.size === 0 ? [] : await this.queries.attributesByKey(tenantId, [...wanted.keys()]);
    if (definitions.length < wanted.size) return { items: [], hasMore: false };
    const attributes = new Map(
      definitions.map(({ key, type }) => {
        const text = lookupTextOf(type, wanted.get(key) ?? '');
        if (text === undefined) throw badFilter(`?attribute[${key}]`, `The attribute ${key} is of type ${type}.`);
        return [key, text];
      }),
    );
    return this.queries.customers(tenantId, page, { identity, attributes });
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
