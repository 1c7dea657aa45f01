import { Injectable } from '@nestjs/common';
import {
  MessageReceived,
  NoticeRequested,
  TaskAssigned,
  TaskBreached,
  TaskDue,
  TaskEscalated,
  TaskOpened,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { derivedId, done, publicId, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { NotifyStaff, type TaskUpdate } from '../application/notify-staff.js';
import { LiveHints } from '../application/live-hints.js';
import type { NotificationKind } from '../domain/notification.js';
import { WebhookFeed } from './webhooks/webhook-feed.js';

/** Notifies staff of their tasks, and receivers of webhooks. */
@Injectable()
export class TasksConsumer {
  constructor(
    private readonly notifyStaff: NotifyStaff,
    private readonly hints: LiveHints,
    private readonly webhooks: WebhookFeed,
  ) {}

  @Subscribe(TaskOpened)
  async opened(events: readonly EventOf<typeof TaskOpened>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    await this.webhooks.tell(tx, events);
    return this.notifyStaff.execute(
      tx,
      events.map((event) => taskUpdateOf(event, 'task_opened', event.payload.opened_at, event.payload)),
    );
  }

  @Subscribe(TaskAssigned)
  async assigned(events: readonly EventOf<typeof TaskAssigned>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    await this.webhooks.tell(tx, events);
    const assigned = events.filter((event) => event.payload.assignee_id !== null);
    const updates = assigned.map((event) => taskUpdateOf(event, 'task_assigned', event.payload.assigned_at));
    const outcomes = updates.length > 0 ? await this.notifyStaff.execute(tx, updates) : [];
    return events.map((event) => outcomes[assigned.indexOf(event)] ?? skip('nobody was assigned'));
  }

  @Subscribe(TaskDue)
  async due(events: readonly EventOf<typeof TaskDue>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    return this.notifyStaff.execute(
      tx,
      events.map((event) => taskUpdateOf(event, 'task_due', event.time.toISOString())),
    );
  }

  @Subscribe(TaskBreached)
  async breached(events: readonly EventOf<typeof TaskBreached>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    await this.webhooks.tell(tx, events);
    return this.notifyStaff.execute(
      tx,
      events.map((event) => taskUpdateOf(event, 'task_breached', event.payload.breached_at)),
    );
  }

  /** Staff are told of what a customer writes, not of automatic replies and bounces. */
  @Subscribe(MessageReceived)
  async received(events: readonly EventOf<typeof MessageReceived>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    const replies = events.filter(({ payload }) => payload.kind === 'reply');
    const updates = replies.map((event) => {
      const { excerpt: comment, received_at: at } = event.payload;
      return taskUpdateOf(event, 'customer_replied', at, { reason: null, comment });
    });
    const outcomes = updates.length > 0 ? await this.notifyStaff.execute(tx, updates) : [];
    return events.map((event) => outcomes[replies.indexOf(event)] ?? skip('no person has written'));
  }

  /** Those whom a step of escalation names are told that the task is overdue. */
  @Subscribe(TaskEscalated)
  async escalated(events: readonly EventOf<typeof TaskEscalated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.#hint(tx, events);
    const updates = events.flatMap((event) => {
      const update = taskUpdateOf(event, 'task_breached', event.payload.escalated_at);
      return event.payload.staff_ids.map((staffId) => {
        return { ...update, eventId: derivedId('escalated-to', event.id, staffId), assigneeId: staffId };
      });
    });
    if (updates.length > 0) await this.notifyStaff.execute(tx, updates);
    return events.map(({ payload }) => (payload.staff_ids.length > 0 ? done() : skip('nobody is to be notified')));
  }

  /** Those whom a rule names are told what it says. */
  @Subscribe(NoticeRequested)
  async requested(events: readonly EventOf<typeof NoticeRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const updates = events.flatMap(({ id, tenantId, payload }) =>
      payload.staff_ids.map((staffId) => ({
        tenantId,
        eventId: derivedId('rule-notice', id, staffId),
        kind: 'rule_notice' as const,
        assigneeId: staffId,
        occurredAt: new Date(payload.requested_at),
        notice: {
          taskId: payload.task_id,
          title: payload.title,
          reason: payload.text,
          comment: null,
          dueAt: payload.due_at,
        },
      })),
    );
    if (updates.length > 0) await this.notifyStaff.execute(tx, updates);
    return events.map(({ payload }) => (payload.staff_ids.length > 0 ? done() : skip('nobody is to be notified')));
  }

  #hint(tx: BatchTx, events: readonly TaskEvent[]): Promise<void> {
    return this.hints.publish(
      tx,
      events.map(({ tenantId, payload }) => ({ tenantId, type: 'task', id: publicId('tsk', payload.task_id) })),
    );
  }
}

interface TaskEvent {
  readonly id: string;
  readonly tenantId: string;
  readonly payload: {
    readonly task_id: string;
    readonly title: string;
    readonly assignee_id: string | null;
    readonly due_at: string;
  };
}

function taskUpdateOf(
  { id, tenantId, payload }: TaskEvent,
  kind: NotificationKind,
  occurredAt: string,
  details: { readonly reason: string | null; readonly comment: string | null } = { reason: null, comment: null },
): TaskUpdate {
  const { task_id: taskId, title, assignee_id: assigneeId, due_at: dueAt } = payload;
  const notice = { taskId, title, dueAt, reason: details.reason, comment: details.comment };
  return { tenantId, eventId: id, kind, assigneeId, occurredAt: new Date(occurredAt), notice };
}
