import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { WebhookOutbox, WebhookRuns, type NewDelivery, type NewMessage } from './webhook-outbox.js';

/** A receiver as far as runs depend on it. */
export interface RunReceiver {
  readonly tenantId: string;
  readonly id: string;
  readonly isPaused: boolean;
  /** Until when somebody sends to it, who looks for further messages before ending. */
  readonly leasedUntil: Date | null;
  readonly isFailing: boolean;
}

/** A message for a receiver, whose row is locked. */
export interface StoredDelivery {
  readonly receiver: RunReceiver;
  readonly message: NewMessage;
  readonly delivery: NewDelivery;
}

/** Stores messages for receivers, each once, and has them sent. */
@Injectable()
export class StoreDeliveries {
  constructor(
    private readonly outbox: WebhookOutbox,
    private readonly runs: WebhookRuns,
  ) {}

  async execute(tx: Tx, wanted: readonly StoredDelivery[], now: Date): Promise<void> {
    if (wanted.length === 0) return;
    const messages = new Map(wanted.map(({ message }) => [message.id, message]));
    const deliveries = wanted.map(({ delivery }) => delivery);
    const added = await this.outbox.add(tx, [...messages.values()], deliveries, now);
    await this.#planFor(
      tx,
      wanted.filter(({ delivery }) => added.has(delivery.id) && delivery.status === 'pending'),
      now,
    );
  }

  /** One run for each receiver, unless somebody sends to it already or staff have paused it. */
  async #planFor(tx: Tx, wanted: readonly Pick<StoredDelivery, 'receiver' | 'delivery'>[], now: Date): Promise<void> {
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
