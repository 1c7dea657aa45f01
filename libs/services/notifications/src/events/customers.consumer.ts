import { Injectable } from '@nestjs/common';
import {
  BrandChanged,
  CustomerChanged,
  MessagePublished,
  PreferencesChanged,
  SurveyPublished,
  WorkspaceSuspended,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, publicId, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { CustomerCopies } from '../application/customer-copies.js';
import { SuppressionList } from '../application/suppression-list.js';
import { LiveHints } from '../application/live-hints.js';
import { WebhookFeed } from './webhooks/webhook-feed.js';

/** Maintains the copies of what mails to customers are made of. */
@Injectable()
export class CustomersConsumer {
  constructor(
    private readonly copies: CustomerCopies,
    private readonly suppressions: SuppressionList,
    private readonly hints: LiveHints,
    private readonly webhooks: WebhookFeed,
  ) {}

  @Subscribe(CustomerChanged)
  async customers(events: readonly EventOf<typeof CustomerChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const tenantIds = events.map(({ tenantId }) => tenantId);
    await this.suppressions.lock(tx, tenantIds);
    await this.copies.saveCustomers(tx, events);
    await this.suppressions.publish(tx, {
      tenantIds,
      customerIds: events.map(({ payload }) => payload.customer_id),
    });
    const hints = events.map(({ tenantId, payload }) => ({
      tenantId,
      type: 'customer' as const,
      id: publicId('cus', payload.customer_id),
    }));
    await this.hints.publish(tx, hints);
    return events.map(done);
  }

  @Subscribe(PreferencesChanged)
  async preferences(events: readonly EventOf<typeof PreferencesChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    // A delivery may change customers after this; then the lock would come after their rows.
    await this.suppressions.lock(
      tx,
      events.map(({ tenantId }) => tenantId),
    );
    await this.copies.savePreferences(tx, events);
    return events.map(done);
  }

  @Subscribe(BrandChanged)
  brands(events: readonly EventOf<typeof BrandChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof BrandChanged>(events, async (event) => {
      await this.copies.saveBrand(tx, event);
      return done();
    });
  }

  @Subscribe(WorkspaceSuspended)
  suspensions(events: readonly EventOf<typeof WorkspaceSuspended>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceSuspended>(events, async (event) => {
      await this.copies.saveSuspension(tx, event);
      return done();
    });
  }

  @Subscribe(SurveyPublished)
  async surveys(events: readonly EventOf<typeof SurveyPublished>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    return each<typeof SurveyPublished>(events, async (event) => {
      await this.copies.saveSurveyVersion(tx, event);
      return done();
    });
  }

  @Subscribe(MessagePublished)
  messages(events: readonly EventOf<typeof MessagePublished>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof MessagePublished>(events, async (event) => {
      await this.copies.saveMessage(tx, event);
      return done();
    });
  }
}
