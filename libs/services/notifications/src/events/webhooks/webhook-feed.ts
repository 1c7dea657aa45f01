import { Injectable } from '@nestjs/common';
import type { EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { ChatDigestStore } from '../../application/chat/chat-digest.js';
import { PublishPublicEvents } from '../../application/webhooks/publish-public-events.js';
import { digestKindOf } from '../../domain/chat/chat-digest.js';
import { publicEventOf } from './public-events.js';

/** Tells receivers of webhooks, and the summaries of chats, of events. The consumers of the events call it, as a service has one consumer for each type. */
@Injectable()
export class WebhookFeed {
  constructor(
    private readonly publish: PublishPublicEvents,
    private readonly digests: ChatDigestStore,
  ) {}

  /** Stores what receivers want of these events, in the transaction in which they are consumed. */
  async tell(tx: BatchTx, events: readonly EventOf[]): Promise<void> {
    const found = events.flatMap((each) => {
      const event = publicEventOf(each);
      return event === undefined ? [] : [{ tenantId: each.tenantId, eventId: each.id, event }];
    });
    await this.publish.execute(tx, found);
    await this.digests.add(
      tx,
      found.flatMap(({ tenantId, eventId, event }) => {
        const kind = digestKindOf(event.type);
        return kind === undefined ? [] : [{ tenantId, eventId, kind, occurredAt: event.timestamp }];
      }),
    );
  }
}
