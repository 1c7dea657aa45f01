import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { bodyOf, type PublicEventType } from '../../domain/webhooks/public-event.js';
import { sampleOf } from '../../domain/webhooks/samples.js';
import type { WebhookDelivery } from '../../domain/webhooks/webhook-delivery.js';
import type { WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.js';
import { notificationsErrors } from '../notifications.errors.js';
import { WebhookAudit } from './webhook-audit.js';
import { WebhookEndpointStore } from './webhook-endpoint-store.js';
import { WebhookLog, type ReplayRange } from './webhook-log.js';
import { WebhookOutbox, WebhookRuns, type NewMessage } from './webhook-outbox.js';

/** Messages that are sent again at once at most. */
export const MAX_REPLAY = 10_000;

/** Staff try a receiver, or have messages sent to it again: a new delivery of the same message. */
@Injectable()
export class ReplayWebhooks {
  constructor(
    private readonly endpoints: WebhookEndpointStore,
    private readonly log: WebhookLog,
    private readonly outbox: WebhookOutbox,
    private readonly runs: WebhookRuns,
    private readonly audit: WebhookAudit,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Sends a sample as any other message. Throws `webhook-endpoint-not-found` and `webhook-endpoint-not-active`. */
  async test(unit: UnitOfWork, endpointId: string, type: PublicEventType, caller: Caller): Promise<WebhookDelivery> {
    return unit.run(async (tx) => {
      const endpoint = await this.#active(tx, endpointId);
      const body = bodyOf(sampleOf(type, this.clock.now()));
      const message = { tenantId: tx.tenantId, id: this.ids.next(), eventId: null, type, body };
      const [deliveryId] = await this.#deliver(tx, endpoint, [message.id], [message]);
      await this.audit.add(tx, 'tested', endpoint, endpoint, caller, { type });
      return (await this.log.read(tx, deliveryId!))!;
    });
  }

  /** Throws `webhook-delivery-not-found` and `webhook-endpoint-not-active`. */
  async one(unit: UnitOfWork, deliveryId: string, caller: Caller): Promise<WebhookDelivery> {
    return unit.run(async (tx) => {
      const delivery = await this.log.read(tx, deliveryId);
      if (delivery === undefined) throw notificationsErrors.error('webhook-delivery-not-found');
      const endpoint = await this.#active(tx, delivery.endpointId);
      const [added] = await this.#deliver(tx, endpoint, [delivery.messageId]);
      await this.audit.add(tx, 'replayed', endpoint, endpoint, caller, { messages: 1 });
      return (await this.log.read(tx, added!))!;
    });
  }

  /**
   * Returns how many messages are sent again, the oldest 10,000 of the range at most. Throws `webhook-endpoint-not-found` and
   * `webhook-endpoint-not-active`.
   */
  async range(unit: UnitOfWork, endpointId: string, range: ReplayRange, caller: Caller): Promise<number> {
    return unit.run(async (tx) => {
      const endpoint = await this.#active(tx, endpointId);
      const messages = await this.log.messagesIn(tx, endpointId, range, MAX_REPLAY);
      await this.#deliver(tx, endpoint, messages);
      await this.audit.add(tx, 'replayed', endpoint, endpoint, caller, { messages: messages.length });
      return messages.length;
    });
  }

  /** With the receiver locked, so that a sender that has it sees what is stored before it ends. */
  async #active(tx: TenantTx, id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.lock(tx, id);
    if (endpoint === undefined) throw notificationsErrors.error('webhook-endpoint-not-found');
    if (endpoint.status !== 'active') throw notificationsErrors.error('webhook-endpoint-not-active');
    return endpoint;
  }

  async #deliver(
    tx: TenantTx,
    { id: endpointId, failingSince }: WebhookEndpoint,
    messageIds: readonly string[],
    messages: readonly NewMessage[] = [],
  ): Promise<readonly string[]> {
    const { tenantId } = tx;
    const now = this.clock.now();
    const deliveries = messageIds.map((messageId) => {
      return { tenantId, id: this.ids.next(), endpointId, messageId, status: 'pending' } as const;
    });
    if (deliveries.length === 0) return [];
    await this.outbox.add(tx, messages, deliveries, now);
    const key = deliveries[0]!.id;
    await this.runs.plan(tx, [{ tenantId, endpointId, isFailing: failingSince !== null, dueAt: now, key }]);
    return deliveries.map(({ id }) => id);
  }
}
