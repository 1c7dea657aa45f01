import { Injectable } from '@nestjs/common';
import { CustomerChanged, EventRecorded, newEvent, type NewEvent } from '@hearback/contracts';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, type FieldError } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { hasSameContent, type CustomerEvent, type SubmittedEvent } from '../domain/customer-event.js';
import { newCustomer, type Customer } from '../domain/customer.js';
import { readEvent } from '../domain/read-event.js';
import { changedPayload } from './changed-payload.js';
import { customersErrors } from './customers.errors.js';
import { EventStore } from './event-store.js';
import { EvaluateCustomers } from './segments/evaluate-customers.js';
import { EventDays } from './segments/event-days.js';

/** The result of one item of a batch. */
export type ItemResult =
  | { readonly status: 'created' | 'duplicate'; readonly event: CustomerEvent }
  | { readonly status: 'rejected'; readonly sourceId: string | null; readonly errors: readonly FieldError[] };

/** What became of a batch. */
export interface RecordedBatch {
  /** In the order of the items. */
  readonly results: readonly ItemResult[];
  /** The customers who were not known before. */
  readonly newcomers: readonly Customer[];
  readonly events: readonly NewEvent[];
}

interface StoredEvents extends Omit<RecordedBatch, 'results'> {
  readonly kept: ReadonlyMap<string, CustomerEvent>;
  readonly inserted: ReadonlySet<string>;
}

const DIFFERS: FieldError = {
  pointer: '/id',
  code: 'event-differs',
  detail: customersErrors.definitions['event-differs'].title,
};

/**
 * Records a batch of events: each valid item once. Returns a result per item, in order. An item whose id was recorded before is a
 * duplicate if its content is the same, and rejected otherwise; within a batch the first item with an id wins. Unknown
 * customers are created with their external id only.
 */
@Injectable()
export class RecordEvents {
  constructor(
    private readonly store: EventStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly segments: EvaluateCustomers,
    private readonly days: EventDays,
  ) {}

  execute(unit: UnitOfWork, items: readonly unknown[]): Promise<readonly ItemResult[]> {
    return unit.run(async (tx) => {
      const { results, events } = await this.record(tx, items);
      if (events.length > 0) await this.log.append(tx, events);
      return results;
    });
  }

  /**
   * The same in a transaction that is open already, for an import or without one; the events are to be appended as its last
   * statement.
   */
  async record(tx: TenantTx, items: readonly unknown[], importId?: string): Promise<RecordedBatch> {
    const now = this.clock.now();
    const read = items.map((item) => readEvent(item, now));
    const first = new Map<string, SubmittedEvent>();
    for (const item of read) {
      if ('event' in item && !first.has(item.event.sourceId)) first.set(item.event.sourceId, item.event);
    }
    const { kept, inserted, newcomers, events } = await this.#store(tx, first, now, importId);
    const unclaimed = new Set(inserted);
    const results = read.map((item, index): ItemResult => {
      if ('defects' in item) return { status: 'rejected', sourceId: idOf(items[index]), errors: item.defects };
      const { sourceId } = item.event;
      const event = kept.get(sourceId);
      if (!event || !hasSameContent(event, item.event)) return { status: 'rejected', sourceId, errors: [DIFFERS] };
      return { status: unclaimed.delete(sourceId) ? 'created' : 'duplicate', event };
    });
    return { results, newcomers, events };
  }

  /** Stores the new events; returns the stored event of each id, and the ids of the new ones. */
  async #store(
    tx: TenantTx,
    submitted: ReadonlyMap<string, SubmittedEvent>,
    now: Date,
    importId: string | undefined,
  ): Promise<StoredEvents> {
    const known = await this.store.bySourceId(tx, [...submitted.keys()]);
    const unknown = [...submitted.values()].filter(({ sourceId }) => !known.has(sourceId));
    if (unknown.length === 0) return { kept: known, inserted: new Set(), newcomers: [], events: [] };
    const externalIds = [...new Set(unknown.map(({ externalId }) => externalId))];
    const customers = externalIds.map((externalId) => newCustomer(this.ids.next(), externalId, now));
    const ensured = await this.store.ensureCustomers(tx, customers);
    const events = unknown.map((event): CustomerEvent => ({
      ...event,
      id: this.ids.next(),
      customerId: ensured.ids.get(event.externalId)!,
      createdAt: now,
      source: 'api',
      ...(importId !== undefined && { importId }),
    }));
    const customerIds = events.map(({ customerId }) => customerId);
    await this.segments.lock(tx, tx.tenantId, customerIds);
    const inserted = await this.store.insertNew(tx, events);
    // A concurrent batch may have inserted some of them since the query above; the stored events take precedence.
    const overtaken = events.filter(({ sourceId }) => !inserted.has(sourceId)).map(({ sourceId }) => sourceId);
    const late = overtaken.length > 0 ? await this.store.bySourceId(tx, overtaken) : new Map<string, CustomerEvent>();
    const created = events.filter(({ sourceId }) => inserted.has(sourceId));
    const newcomers = customers.filter(({ externalId }) => ensured.inserted.has(externalId));
    const eventIds = created.map(({ id }) => id);
    await this.days.add(tx, tx.tenantId, eventIds);
    const memberships = await this.segments.evaluate(tx, tx.tenantId, [...new Set(customerIds)]);
    // Others are told of the customer whose profile was kept; the row says whose event it was, should the merge be taken back.
    const told = created.map((event) => {
      const kept = ensured.kept.get(event.externalId);
      return kept === undefined ? event : { ...event, customerId: kept.id, externalId: kept.externalId };
    });
    const kept = new Map([...known, ...late, ...created.map((event) => [event.sourceId, event] as const)]);
    return { kept, inserted, newcomers, events: this.#events(tx, newcomers, told, memberships, now) };
  }

  #events(
    tx: TenantTx,
    customers: readonly Customer[],
    events: readonly CustomerEvent[],
    memberships: readonly NewEvent[],
    time: Date,
  ): readonly NewEvent[] {
    const envelope = () => ({ id: this.ids.next(), tenantId: tx.tenantId, time });
    return [
      ...customers.map(
        (customer) => newEvent(CustomerChanged, { ...envelope(), payload: changedPayload(customer) }) as NewEvent,
      ),
      ...events.map((event) => newEvent(EventRecorded, { ...envelope(), payload: recordedPayload(event) }) as NewEvent),
      ...memberships,
    ];
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

/** The caller's id of an item, if it is one that can be returned. */
function idOf(item: unknown): string | null {
  const id: unknown = typeof item === 'object' && item !== null ? (item as { id?: unknown }).id : undefined;
  return typeof id === 'string' && id.length <= 200 ? id : null;
}
