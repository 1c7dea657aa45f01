import { Injectable } from '@nestjs/common';
import { PromiseChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { NotifyStaff, type TaskUpdate } from '../application/notify-staff.js';
import type { NotificationKind } from '../domain/notification.js';
import { WebhookFeed } from './webhooks/webhook-feed.js';

/** What owners of promises are notified of; the rest is their own doing. */
const KINDS: Readonly<Record<string, NotificationKind>> = {
  due_soon: 'promise_due',
  broken: 'promise_broken',
  objected: 'promise_broken',
};

/** Notifies staff of their promises, and receivers of webhooks. Readers learn of changes by the audit of the task. */
@Injectable()
export class PromisesConsumer {
  constructor(
    private readonly notifyStaff: NotifyStaff,
    private readonly webhooks: WebhookFeed,
  ) {}

  @Subscribe(PromiseChanged)
  async changed(events: readonly EventOf<typeof PromiseChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.webhooks.tell(tx, events);
    const notified = events.filter(({ payload }) => KINDS[payload.change] !== undefined);
    const outcomes = notified.length > 0 ? await this.notifyStaff.execute(tx, notified.map(updateOf)) : [];
    return events.map((event) => outcomes[notified.indexOf(event)] ?? skip('nobody is to be notified'));
  }
}

/** The words of the promise are the title; those of the customer, if there are any, are the comment. */
function updateOf({ id, tenantId, payload }: EventOf<typeof PromiseChanged>): TaskUpdate {
  const { change, task_id: taskId, what: title, owner_id: assigneeId, due_at: dueAt, note: comment } = payload;
  const notice = { taskId, title, dueAt, reason: null, comment };
  const occurredAt = new Date(payload.changed_at);
  return { tenantId, eventId: id, kind: KINDS[change]!, assigneeId, occurredAt, notice };
}
