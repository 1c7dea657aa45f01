import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { bodyOf, type PublicEvent } from '../../domain/webhooks/public-event.js';
import { HOURLY_CEILING, wants } from '../../domain/webhooks/webhook-endpoint.js';
import { WebhookOutbox, WebhookRuns, type NewDelivery, type Receiver } from './webhook-outbox.js';

/** A public event and the event of the log that it is made of. */
export interface SourcedEvent {
  readonly tenantId: string;
  readonly eventId: string;
  readonly event: PublicEvent;
}

/** Stores public events for the receivers that want them, once, in the transaction in which they are consumed. */
@Injectable()
export class PublishPublicEvents {
  constructor(
    private readonly outbox: WebhookOutbox,
    private readonly runs: WebhookRuns,
    private readonly clock: Clock,
  ) {}

  async execute(tx: BatchTx, events: readonly SourcedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const now = this.clock.now();
    const receivers = await this.outbox.receivers(tx, tx.tenantIds, now);
    const recent = new Map(receivers.map(({ id, recent: count }) => [id, count]));
    const wanted = events.flatMap((each) =>
      receivers
        .filter((receiver) => receiver.tenantId === each.tenantId && wants(receiver, each.event.type))
        .map((receiver) => ({ ...each, receiver, delivery: deliveryOf(each, receiver, recent) })),
    );
    if (wanted.length === 0) return;
    const messages = new Map(
      wanted.map(({ tenantId, eventId, event, delivery: { messageId } }) => [
        messageId,
        { tenantId, id: messageId, eventId, type: event.type, body: bodyOf(event) },
      ]),
    );
    const deliveries = wanted.map(({ delivery }) => delivery);
    const added = await this.outbox.add(tx, [...messages.values()], deliveries, now);
    await this.#planFor(
      tx,
      wanted.filter(({ delivery }) => added.has(delivery.id) && delivery.status === 'pending'),
      now,
    );
  }

  /** One run for each receiver, unless somebody sends to it already or staff have paused it. */
  async #planFor(
    tx: BatchTx,
    wanted: readonly { readonly receiver: Receiver; readonly delivery: NewDelivery }[],
    now: Date,
  ): Promise<void> {
    const idle = wanted.filter(
      ({ receiver: { isPaused, leasedUntil } }) => !isPaused && (leasedUntil === null || leasedUntil <= now),
    );
    const runs = new Map(
      idle.map(({ receiver: { tenantId, id, isFailing }, delivery }) => [
        id,
        { tenantId, endpointId: id, isFailing, dueAt: now, key: delivery.id },
      ]),
    );
    if (runs.size > 0) await this.runs.plan(tx, [...runs.values()]);
  }
}

/** The ids follow from the event: an event that comes twice stores nothing more. Counts the delivery in `recent`. */
function deliveryOf({ tenantId, eventId }: SourcedEvent, { id }: Receiver, recent: Map<string, number>): NewDelivery {
  const count = recent.get(id) ?? 0;
  recent.set(id, count + 1);
  const status = count < HOURLY_CEILING ? 'pending' : 'dropped';
  const messageId = derivedId('webhook-message', eventId);
  return { tenantId, id: derivedId('webhook-delivery', messageId, id), endpointId: id, messageId, status };
}
