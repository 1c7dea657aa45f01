import { EventRecorded, EventsWithdrawn, lastMemberships, MembershipChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, isStorableText, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { CustomerEventStore, type CustomerEventFact } from '../../application/orders/customer-event-store.js';
import { RecordCustomerEvents } from '../../application/orders/record-customer-events.js';
import { customerKey } from '../customer-key.js';
import { channelOf } from '../../domain/orders/channel.js';

/** Stores what customers did, and who is in which segment. */
@Injectable()
export class CustomerEventsConsumer {
  constructor(
    private readonly record: RecordCustomerEvents,
    private readonly store: CustomerEventStore,
  ) {}

  @Subscribe(EventRecorded)
  async recorded(events: readonly EventOf<typeof EventRecorded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const facts: CustomerEventFact[] = [];
    const outcomes = events.map((event) => {
      const fact = factOf(event);
      if (!isStorableText(fact.kind)) return skip('its kind cannot be stored');
      facts.push(fact);
      return done();
    });
    await this.record.execute(tx, facts);
    return outcomes;
  }

  @Subscribe(EventsWithdrawn)
  async withdrawn(events: readonly EventOf<typeof EventsWithdrawn>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const gone = events.flatMap(({ tenantId, payload }) => payload.event_ids.map((eventId) => ({ tenantId, eventId })));
    await this.record.withdraw(tx, gone);
    return events.map(() => done());
  }

  @Subscribe(MembershipChanged)
  async members(events: readonly EventOf<typeof MembershipChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.store.saveMemberships(tx, lastMemberships(events));
    return events.map(() => done());
  }
}

function factOf({ tenantId, payload }: EventOf<typeof EventRecorded>): CustomerEventFact {
  const { amount, customer_id: customerId, event_id: eventId, kind, occurred_at: occurredAt, properties } = payload;
  const channel = channelOf(properties);
  return {
    tenantId,
    eventId,
    customerId,
    kind,
    occurredAt,
    amountMinor: amount?.minor ?? null,
    currency: amount?.currency ?? null,
    channel: channel !== null && isStorableText(channel) ? channel : null,
    isFromPage: payload.source === 'page',
    // The name is empty once the customer is erased.
    customerKey: payload.external_id ? customerKey(tenantId, payload.external_id) : null,
  };
}
