import { Injectable } from '@nestjs/common';
import type { CustomerErased, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { ErasureListener } from '@hearback/process';
import { WebhookFeed } from './webhook-feed.js';

/** Tells receivers that a customer was erased, so that they can erase their copies. */
@Injectable()
export class ErasureWebhooks implements ErasureListener {
  constructor(private readonly feed: WebhookFeed) {}

  erased(tx: BatchTx, event: EventOf<typeof CustomerErased>): Promise<void> {
    return this.feed.tell(tx, [event]);
  }
}
