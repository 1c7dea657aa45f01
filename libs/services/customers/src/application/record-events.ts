import { Injectable } from '@nestjs/common';
import { CustomerChanged, EventRecorded, newEvent, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { isSameTelling, type CustomerEvent, type ToldEvent } from '../domain/customer-event.js';
import { newCustomer, type Customer } from '../domain/customer.js';
import { readEvent } from '../domain/read-event.js';
import { changedPayload } from './changed-payload.js';
import { customersErrors } from './customers.errors.js';
import { EventStore } from './event-store.js';
import { Moment } from './moment.js';

/** What became of one item of a batch. */
export type ItemResult =
  | { readonly status: 'created' | 'duplicate'; readonly event: CustomerEvent }
  | { readonly status: 'rejected'; readonly sourceId: string | null; readonly errors: readonly FieldError[] };

const DIFFERS: FieldError = {
  pointer: '/id',
  code: 'event-differs',
  detail: customersErrors.definitions['event-differs'].title,
};

/**
 * Records a batch of events: every good item, once, and for each item what became of it, in order. The same id with the
 * same content is a duplicate, with another content rejected; inside a batch the first telling counts. Customers who are
 * not known yet are created with nothing but their external id.
 */
@Injectable()
export class RecordEvents {
  constructor(
    private readonly store: EventStore,
    private readonly log: EventLog,
    private readonly moment: Moment,
  ) {}

  execute(unit: UnitOfWork, items: readonly unknown[]): Promise<readonly ItemResult[]> {
    const now = this.moment.clock.now();
    const read = items.map((item) => readEvent(item, now));
    const first = new Map<string, ToldEvent>();
    for (const item of read) {
      if ('event' in item && !first.has(item.event.sourceId)) first.set(item.event.sourceId, item.event);
    }
    return unit.run(async (tx) => {
      const { kept, inserted } = await this.record(tx, first, now);
      const open = new Set(inserted);
      return read.map((item, index): ItemResult => {
        if ('defects' in item) return { status: 'rejected', sourceId: idOf(items[index]), errors: item.defects };
        const { sourceId } = item.event;
        const event = kept.get(sourceId);
        if (!event || !isSameTelling(event, item.event)) return { status: 'rejected', sourceId, errors: [DIFFERS] };
        return { status: open.delete(sourceId) ? 'created' : 'duplicate', event };
      });
    });
  }

  /** Stores those that are new; returns what is stored under each id, and the ids of the new ones. */
  private async record(
    tx: TenantTx,
    told: ReadonlyMap<string, ToldEvent>,
    now: Date,
  ): Promise<{ kept: ReadonlyMap<string, CustomerEvent>; inserted: ReadonlySet<string> }> {
    const known = await this.store.bySourceId(tx, [...told.keys()]);
    const unknown = [...told.values()].filter(({ sourceId }) => !known.has(sourceId));
    if (unknown.length === 0) return { kept: known, inserted: new Set() };
    const externalIds = [...new Set(unknown.map(({ externalId }) => externalId))];
    const customers = externalIds.map((externalId) => newCustomer(this.moment.ids.next(), externalId, now));
    const ensured = await this.store.ensureCustomers(tx, customers);
    const events = unknown.map((event): CustomerEvent => ({
      ...event,
      id: this.moment.ids.next(),
      customerId: ensured.ids.get(event.externalId)!,
      createdAt: now,
    }));
    const inserted = await this.store.insertNew(tx, events);
    // Those that another batch put in since the look above are read as that one wrote them.
    const overtaken = events.filter(({ sourceId }) => !inserted.has(sourceId)).map(({ sourceId }) => sourceId);
    const late = overtaken.length > 0 ? await this.store.bySourceId(tx, overtaken) : new Map<string, CustomerEvent>();
    const created = events.filter(({ sourceId }) => inserted.has(sourceId));
    const newcomers = customers.filter(({ externalId }) => ensured.inserted.has(externalId));
    await this.tell(tx, newcomers, created, now);
    const kept = new Map([...known, ...late, ...created.map((event) => [event.sourceId, event] as const)]);
    return { kept, inserted };
  }

  private async tell(
    tx: TenantTx,
    customers: readonly Customer[],
    events: readonly CustomerEvent[],
    time: Date,
  ): Promise<void> {
    const envelope = () => ({ id: this.moment.ids.next(), tenantId: tx.tenantId, time });
    await this.log.append(tx, [
      ...customers.map(
        (customer) => newEvent(CustomerChanged, { ...envelope(), payload: changedPayload(customer) }) as NewEvent,
      ),
      ...events.map((event) => newEvent(EventRecorded, { ...envelope(), payload: recordedPayload(event) }) as NewEvent),
    ]);
  }
}

function recordedPayload(event: CustomerEvent) {
  return {
    event_id: event.id,
    customer_id: event.customerId,
    external_id: event.externalId,
    kind: event.kind,
    occurred_at: event.occurredAt.toISOString(),
    amount: event.amount && { minor: event.amount.minor, currency: event.amount.currency },
    properties: { ...event.properties },
  };
}

/** The caller's id of an item, as far as it has one that can be named. */
function idOf(item: unknown): string | null {
  const id: unknown = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id.length <= 200 ? id : null;
}
