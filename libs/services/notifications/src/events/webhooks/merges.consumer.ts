import { CustomerMerged, CustomerUnmerged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { WebhookFeed } from './webhook-feed.js';

/** Tells receivers which profiles are the same person, and no longer are. */
@Injectable()
export class MergesConsumer {
  constructor(private readonly webhooks: WebhookFeed) {}

  @Subscribe(CustomerMerged)
  async merged(events: readonly EventOf<typeof CustomerMerged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    return events.map(done);
  }

  @Subscribe(CustomerUnmerged)
  async unmerged(events: readonly EventOf<typeof CustomerUnmerged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    return events.map(done);
  }
}
