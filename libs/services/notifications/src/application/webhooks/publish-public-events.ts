import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { bodyOf, type PublicEvent } from '../../domain/webhooks/public-event.js';
import { HOURLY_CEILING, wants } from '../../domain/webhooks/webhook-endpoint.js';
import { StoreDeliveries } from './store-deliveries.js';
import { WebhookOutbox, type NewDelivery, type NewMessage, type Receiver } from './webhook-outbox.js';

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
    private readonly store: StoreDeliveries,
    private readonly clock: Clock,
  ) {}

  async execute(tx: BatchTx, events: readonly SourcedEvent[]): Promise<void> {
    if (events.length === 0) return;
    const now = this.clock.now();
    const receivers = await this.outbox.receivers(tx, tx.tenantIds, now);
    const recent = new Map(receivers.map(({ id, recent: count }) => [id, count]));
    const wanted = events.flatMap(({ tenantId, eventId, event }) =>
      receivers
        .filter((receiver) => receiver.tenantId === tenantId && wants(receiver, event.type))
        .map((receiver) => {
          const message = { tenantId, id: messageIdOf(eventId), eventId, type: event.type, body: bodyOf(event) };
          return { receiver, message, delivery: deliveryOf(message, receiver, recent) };
        }),
    );
    await this.store.execute(tx, wanted, now);
  }
}

const messageIdOf = (eventId: string) => derivedId('webhook-message', eventId);

/** The ids follow from the event: an event that comes twice stores nothing more. Counts the delivery in `recent`. */
function deliveryOf(
  { tenantId, id: messageId }: NewMessage,
  { id }: Receiver,
  recent: Map<string, number>,
): NewDelivery {
  const count = recent.get(id) ?? 0;
  recent.set(id, count + 1);
  const status = count < HOURLY_CEILING ? 'pending' : 'dropped';
  return { tenantId, id: derivedId('webhook-delivery', messageId, id), endpointId: id, messageId, status };
}
