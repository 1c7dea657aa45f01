import { EventRecorded, EventsWithdrawn, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { PeopleCopies } from '../../application/asking/people-copies.js';
import { TriggerQuestions } from '../../application/asking/trigger-questions.js';
import type { Variables } from '../../application/asking/invitation-store.js';

/**
 * Events of customers cause questions, cancel those that wait, and the first of a kind is what recurring surveys count from. Pages can say
 * anything, so what they record does nothing.
 */
@Injectable()
export class TriggersConsumer {
  constructor(
    private readonly triggerQuestions: TriggerQuestions,
    private readonly copies: PeopleCopies,
  ) {}

  @Subscribe(EventRecorded)
  recorded(events: readonly EventOf<typeof EventRecorded>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof EventRecorded>(events, async ({ tenantId, payload }) => {
      const { event_id: id, customer_id: customerId, kind, occurred_at: occurredAt, properties, source } = payload;
      if (customerId === null || source === 'page') return done();
      const event = { id, customerId, kind, occurredAt: new Date(occurredAt), properties: present(properties) };
      await this.copies.saveFirstEvent(tx, { tenantId, customerId }, kind, event.occurredAt);
      await this.triggerQuestions.execute(tx, tenantId, event);
      return done();
    });
  }

  @Subscribe(EventsWithdrawn)
  withdrawn(events: readonly EventOf<typeof EventsWithdrawn>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof EventsWithdrawn>(events, async ({ tenantId, payload }) => {
      const { customer_id: customerId, event_ids: ids, first } = payload;
      for (const { kind, at } of first)
        await this.copies.replaceFirstEvent(tx, { tenantId, customerId }, kind, at === null ? null : new Date(at));
      await this.triggerQuestions.withdraw(tx, tenantId, ids);
      return done();
    });
  }
}

function present(properties: Readonly<Record<string, string | number | boolean | null>>): Variables {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
  );
}
