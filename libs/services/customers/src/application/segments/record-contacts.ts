import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { KnowCustomers } from '../know-customers.js';
import { nameOf } from '../known-customers.js';
import { ContactStore, type Contact } from './contact-store.js';
import { EvaluateCustomers } from './evaluate-customers.js';

/** A contact with a customer who is named by the id of the workspace, or by ours. */
export type NewContact = Omit<Contact, 'customerId'> &
  ({ readonly customerId: string } | { readonly externalId: string });

/** Records contacts with customers of many workspaces; customers who are named for the first time become known. */
@Injectable()
export class RecordContacts {
  constructor(
    private readonly know: KnowCustomers,
    private readonly contacts: ContactStore,
    private readonly segments: EvaluateCustomers,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** `also` runs once all customers are known; the last statement appends the events. */
  async execute(tx: BatchTx, contacts: readonly NewContact[], also?: () => Promise<void>): Promise<void> {
    const named = contacts.flatMap((contact) => ('externalId' in contact ? [contact] : []));
    const { ids, events } = await this.know.execute(tx, named, this.clock.now());
    const known = contacts.map((contact): Contact =>
      'externalId' in contact ? { ...contact, customerId: ids.get(nameOf(contact))! } : contact,
    );
    const tenants = [...customersByTenant(known)].toSorted(([a], [b]) => (a < b ? -1 : 1));
    for (const [tenantId, customerIds] of tenants) await this.segments.lock(tx, tenantId, customerIds);
    await this.contacts.save(tx, known);
    await also?.();
    const all: NewEvent[] = [...events];
    for (const [tenantId, customerIds] of tenants)
      all.push(...(await this.segments.evaluate(tx, tenantId, customerIds)));
    if (all.length > 0) await this.log.append(tx, all);
  }
}

function customersByTenant(contacts: readonly Contact[]): ReadonlyMap<string, readonly string[]> {
  const all = new Map<string, Set<string>>();
  for (const { tenantId, customerId } of contacts) {
    const known = all.get(tenantId);
    if (known === undefined) all.set(tenantId, new Set([customerId]));
    else known.add(customerId);
  }
  return new Map([...all].map(([tenantId, ids]) => [tenantId, [...ids]]));
}
