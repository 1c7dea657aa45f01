import { Injectable } from '@nestjs/common';
import { CustomerChanged, isErasedReference, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId, Ids } from '@hearback/kernel';
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
  constructor(
    private readonly customers: KnownCustomers,
    // Not derived from the external id: after an erasure, somebody with the same one is a new person.
    private readonly ids: Ids,
  ) {}

  async execute(tx: BatchTx, named: readonly NamedCustomer[], now: Date): Promise<Known> {
    // An emptied event names somebody who was erased.
    const known = named.filter(({ externalId }) => !isErasedReference(externalId));
    const distinct = new Map(known.map((each) => [nameOf(each), each]));
    const fresh = [...distinct.values()].map(({ tenantId, externalId }) => ({
      tenantId,
      customer: newCustomer(this.ids.next(), externalId, now),
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
