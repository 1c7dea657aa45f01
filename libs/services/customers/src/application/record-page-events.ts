import { CustomerChanged, EventRecorded, newEvent, type NewEvent } from '@hearback/contracts';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { newCustomer } from '../domain/customer.js';
import { pageEvent, SERVER_KINDS, type PageEvent, type TrackedEvent } from '../domain/page-event.js';
import { changedPayload } from './changed-payload.js';
import { customersErrors } from './customers.errors.js';
import { EventStore } from './event-store.js';
import { HeedPrivacySignal } from './preferences/heed-privacy-signal.js';
import { EvaluateCustomers } from './segments/evaluate-customers.js';
import { EventDays } from './segments/event-days.js';

/**
 * Records what happens on web pages, each event once by the id that the page made. An event belongs to a customer only if the
 * shop has signed it; all others are a visitor's.
 */
@Injectable()
export class RecordPageEvents {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: EventStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly segments: EvaluateCustomers,
    private readonly days: EventDays,
    private readonly heed: HeedPrivacySignal,
  ) {}

  /** Records nothing but that the browser of a signed customer asks for privacy. */
  async withhold(tenantId: string, externalId: string | undefined): Promise<void> {
    if (externalId === undefined) return;
    const now = this.clock.now();
    await this.database.withTenant(tenantId, async (tx) => {
      const { customer, changes } = await this.#customer(tx, externalId, now);
      if (changes.length > 0) await this.log.append(tx, changes);
      await this.heed.execute(tx, customer!.id, now);
    });
  }

  /** Returns the number of events that were not recorded before. Throws `reserved-kind`. */
  async execute(tenantId: string, externalId: string | undefined, tracked: readonly TrackedEvent[]): Promise<number> {
    rejectServerKinds(tracked);
    const now = this.clock.now();
    return this.database.withTenant(tenantId, async (tx) => {
      const { customer, kept, changes } = await this.#customer(tx, externalId, now);
      const events = tracked.map((each) => pageEvent(each, { id: this.ids.next(), customer, createdAt: now }));
      const customerIds = customer === null ? [] : [customer.id];
      if (customer !== null) await this.segments.lock(tx, tenantId, customerIds);
      const inserted = await this.store.insertPageEvents(tx, events);
      const recorded = events
        .filter(({ id }) => inserted.has(id))
        .map((event) => this.#recorded(tenantId, event, kept));
      if (changes.length + recorded.length === 0) return 0;
      if (customer !== null) await this.days.add(tx, tenantId, [...inserted]);
      const memberships = await this.segments.evaluate(tx, tenantId, customerIds);
      await this.log.append(tx, [...changes, ...recorded, ...memberships]);
      return recorded.length;
    });
  }

  async #customer(
    tx: TenantTx,
    externalId: string | undefined,
    now: Date,
  ): Promise<{ customer: PageEvent['customer']; kept: PageEvent['customer']; changes: readonly NewEvent[] }> {
    if (externalId === undefined) return { customer: null, kept: null, changes: [] };
    const fresh = newCustomer(this.ids.next(), externalId, now);
    const { ids, inserted, kept } = await this.store.ensureCustomers(tx, [fresh]);
    const change = { id: this.ids.next(), tenantId: tx.tenantId, time: now, payload: changedPayload(fresh) };
    const customer = { id: ids.get(externalId)!, externalId };
    return {
      customer,
      kept: kept.get(externalId) ?? customer,
      changes: inserted.has(externalId) ? [newEvent(CustomerChanged, change) as NewEvent] : [],
    };
  }

  /** `customer`: whose profile was kept, if that of the event was merged. */
  #recorded(tenantId: string, event: PageEvent, customer: PageEvent['customer']): NewEvent {
    const { id, kind, occurredAt, properties, createdAt: time } = event;
    const payload = {
      event_id: id,
      customer_id: customer?.id ?? null,
      external_id: customer?.externalId ?? null,
      kind,
      occurred_at: occurredAt.toISOString(),
      amount: null,
      properties: { ...properties },
      source: 'page',
    };
    return newEvent(EventRecorded, { id: this.ids.next(), tenantId, time, payload }) as NewEvent;
  }
}

function rejectServerKinds(tracked: readonly TrackedEvent[]): void {
  const errors = tracked.flatMap(({ name }, index) =>
    SERVER_KINDS.includes(name)
      ? [{ pointer: `/events/${index}/name`, code: 'reserved', detail: 'is recorded by servers: choose another name' }]
      : [],
  );
  if (errors.length > 0) throw customersErrors.error('reserved-kind', undefined, { errors });
}
