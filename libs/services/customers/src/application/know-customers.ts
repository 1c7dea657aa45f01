import { Injectable } from '@nestjs/common';
import { CustomerChanged, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { newCustomer } from '../domain/customer.js';
import { changedPayload } from './changed-payload.js';
import { KnownCustomers, type NamedCustomer } from './known-customers.js';

/** Makes customers who have answered known, with an empty profile; those who are known already stay as they are. */
@Injectable()
export class KnowCustomers {
  constructor(
    private readonly customers: KnownCustomers,
    private readonly log: EventLog,
  ) {}

  /** The last statement appends the events. */
  async execute(tx: BatchTx, named: readonly NamedCustomer[], now: Date): Promise<void> {
    const distinct = new Map(named.map((each) => [`${each.tenantId} ${each.externalId}`, each]));
    const fresh = [...distinct.values()].map(({ tenantId, externalId }) => ({
      tenantId,
      customer: newCustomer(derivedId('customer', tenantId, externalId), externalId, now),
    }));
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
        });
      });
    if (events.length > 0) await this.log.append(tx, events as NewEvent[]);
  }
}
