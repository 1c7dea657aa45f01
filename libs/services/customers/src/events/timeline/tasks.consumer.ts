import { Injectable } from '@nestjs/common';
import {
  CustomerMessageFailed,
  CustomerMessageReleased,
  MessageReceived,
  PromiseChanged,
  TaskOpened,
  TaskReopened,
  TaskResolved,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { TimelineStore } from '../../application/timeline/timeline-store.js';
import { entryId, promised, taskOpened } from './told-entries.js';

/** What staff do about the answers of customers. */
@Injectable()
export class TasksConsumer {
  constructor(private readonly timeline: TimelineStore) {}

  @Subscribe(TaskOpened)
  async opened(events: readonly EventOf<typeof TaskOpened>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const subjects = events.flatMap(({ tenantId, payload: { task_id: id, response_id: parentId } }) =>
      parentId === null ? [] : [{ tenantId, id, of: { parentId } }],
    );
    await this.timeline.link(tx, subjects);
    await this.timeline.save(
      tx,
      events.flatMap((event) => taskOpened(event) ?? []),
    );
    return events.map(done);
  }

  @Subscribe(TaskResolved)
  async resolved(events: readonly EventOf<typeof TaskResolved>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(({ tenantId, payload: { task_id: taskId, outcome, resolved_at: at } }) => ({
      tenantId,
      id: entryId('task', taskId, 'resolved', at),
      kind: 'task' as const,
      at: new Date(at),
      of: { subjectId: taskId },
      details: { taskId, change: 'resolved', reason: outcome },
    }));
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(TaskReopened)
  async reopened(events: readonly EventOf<typeof TaskReopened>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(({ tenantId, payload: { task_id: taskId, reopened_at: at } }) => ({
      tenantId,
      id: entryId('task', taskId, 'reopened', at),
      kind: 'task' as const,
      at: new Date(at),
      of: { subjectId: taskId },
      details: { taskId, change: 'reopened' },
    }));
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(PromiseChanged)
  async promises(events: readonly EventOf<typeof PromiseChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const told = events.filter(({ payload: { change } }) => change !== 'due_soon');
    await this.timeline.save(tx, told.map(promised));
    return events.map(done);
  }

  @Subscribe(CustomerMessageReleased)
  async sent(events: readonly EventOf<typeof CustomerMessageReleased>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(({ tenantId, payload }) => {
      const {
        message_id: message,
        task_id: taskId,
        customer_external_id: externalId,
        writer,
        released_at: at,
      } = payload;
      return {
        tenantId,
        id: entryId('message', message),
        kind: 'message' as const,
        at: new Date(at),
        of: externalId === null ? { subjectId: taskId } : { externalId },
        details: {
          taskId,
          messageId: message,
          change: writer === 'automatic' ? 'sent_automatically' : 'sent',
          channel: 'email',
        },
      };
    });
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(MessageReceived)
  async received(events: readonly EventOf<typeof MessageReceived>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const replies = events.filter(({ payload: { kind } }) => kind === 'reply');
    const entries = replies.map(({ tenantId, payload }) => {
      const {
        message_id: message,
        task_id: taskId,
        customer_external_id: externalId,
        channel,
        received_at: at,
      } = payload;
      return {
        tenantId,
        id: entryId('message', message),
        kind: 'message' as const,
        at: new Date(at),
        of: externalId === null ? { subjectId: taskId } : { externalId },
        details: { taskId, messageId: message, change: 'received', channel: channel === 'mail' ? 'email' : channel },
      };
    });
    await this.timeline.save(tx, entries);
    return events.map(done);
  }

  @Subscribe(CustomerMessageFailed)
  async failed(events: readonly EventOf<typeof CustomerMessageFailed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const entries = events.map(
      ({ tenantId, payload: { message_id: message, task_id: taskId, cause, failed_at: at } }) => ({
        tenantId,
        id: entryId('mail_failed', message),
        kind: 'mail_failed' as const,
        at: new Date(at),
        of: { subjectId: taskId },
        details: { taskId, change: 'message', reason: cause },
      }),
    );
    await this.timeline.save(tx, entries);
    return events.map(done);
  }
}
