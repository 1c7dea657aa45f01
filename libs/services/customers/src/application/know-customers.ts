import { Injectable } from '@nestjs/common';
import { CustomerChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { newCustomer } from '../domain/customer.js';
import { changedPayload } from './changed-payload.js';
import { KnownCustomers, nameOf, type NamedCustomer } from './known-customers.js';

/** The customers that were named, and the events of those that are new. */
export interface Known {
  /** Ids by `nameOf`. */
  readonly ids: ReadonlyMap<string, string>;
  readonly events: readonly NewEvent[];
}

/** Makes customers who have answered known, with an empty profile; those who are known already stay as they are. */
@Injectable()
export class KnowCustomers {
  constructor(private readonly customers: KnownCustomers) {}

  async execute(tx: BatchTx, named: readonly NamedCustomer[], now: Date): Promise<Known> {
    const distinct = new Map(named.map((each) => [nameOf(each), each]));
    const fresh = [...distinct.values()].map(({ tenantId, externalId }) => ({
      tenantId,
      customer: newCustomer(derivedId('customer', tenantId, externalId), externalId, now),
    }));
    if (fresh.length === 0) return { ids: new Map(), events: [] };
    const inserted = await this.customers.insertNew(tx, fresh);
    const events = fresh
      .filter(({ customer }) => inserted.has(customer.id))
      .map(({ tenantId, customer }) => {
        const payload = changedPayload({ ...customer, revision: 1 });
        return newEvent(CustomerChanged, {
          id: derivedId('customer-known', customer.id),
          tenantId,
          time: now,
          payload,
        }) as NewEvent;
      });
    return { ids: await this.customers.idsOf(tx, [...distinct.values()]), events };
  }
}
