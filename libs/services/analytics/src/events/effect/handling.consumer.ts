import { Injectable } from '@nestjs/common';
import {
  CustomerMessageReleased,
  PromiseChanged,
  TaskBreached,
  TaskChanged,
  TaskOpened,
  TaskReopened,
  TaskResolved,
  type EventContract,
  type EventOf,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import type { HandlingReport } from '../../application/effect/handling-store.js';
import { RecordHandling } from '../../application/effect/record-handling.js';

/** Records how tasks are handled, in whatever order it is told. */
@Injectable()
export class HandlingConsumer {
  constructor(private readonly record: RecordHandling) {}

  @Subscribe(TaskOpened)
  opened(events: readonly EventOf<typeof TaskOpened>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, ({ tenantId, payload }) => ({
      tenantId,
      taskId: payload.task_id,
      responseId: payload.response_id,
      touchpointId: payload.touchpoint_id ?? null,
      openedAt: payload.opened_at,
      dueAt: payload.due_at,
    }));
  }

  /** Of the two deadlines that of the resolution: every task has one. */
  @Subscribe(TaskBreached)
  async late(events: readonly EventOf<typeof TaskBreached>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const isResolution = ({ payload }: EventOf<typeof TaskBreached>) =>
      (payload.clock ?? 'resolution') === 'resolution';
    await this.record.tasks(
      tx,
      events.filter(isResolution).map(({ tenantId, payload }) => ({
        tenantId,
        taskId: payload.task_id,
        missedAt: payload.breached_at,
      })),
    );
    return events.map((event) => (isResolution(event) ? done() : skip('the deadline of the first response')));
  }

  @Subscribe(TaskChanged)
  changed(events: readonly EventOf<typeof TaskChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, ({ tenantId, payload: { work, ...task } }) => ({
      tenantId,
      taskId: task.task_id,
      responseId: task.response_id,
      firstResponseAt: task.first_response_at ?? null,
      cancelled: task.status === 'cancelled',
      ...(work && {
        work: {
          at: task.changed_at,
          minutes: work.minutes,
          costMinor: work.cost_minor,
          currency: work.currency,
        },
      }),
    }));
  }

  /** Of the messages to customers only automatic ones: what a person wrote is told with the change of its task. */
  @Subscribe(CustomerMessageReleased)
  sent(events: readonly EventOf<typeof CustomerMessageReleased>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, ({ tenantId, payload }) => {
      const report = { tenantId, taskId: payload.task_id };
      return payload.writer === 'automatic'
        ? { ...report, automaticReplyAt: payload.released_at }
        : { ...report, firstResponseAt: payload.released_at };
    });
  }

  @Subscribe(TaskResolved)
  resolved(events: readonly EventOf<typeof TaskResolved>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, ({ tenantId, payload }) => ({
      tenantId,
      taskId: payload.task_id,
      responseId: payload.response_id,
      openedAt: payload.opened_at,
      resolved: { at: payload.resolved_at, outcome: payload.outcome, rootCause: payload.root_cause },
    }));
  }

  @Subscribe(TaskReopened)
  reopened(events: readonly EventOf<typeof TaskReopened>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return this.#merge(tx, events, ({ tenantId, payload }) => ({
      tenantId,
      taskId: payload.task_id,
      responseId: payload.response_id,
      reopenedAt: payload.reopened_at,
    }));
  }

  @Subscribe(PromiseChanged)
  async promised(events: readonly EventOf<typeof PromiseChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const isState = ({ payload }: EventOf<typeof PromiseChanged>) => payload.change !== 'due_soon';
    await this.record.promises(
      tx,
      events.filter(isState).map(({ tenantId, payload }) => ({
        tenantId,
        promiseId: payload.promise_id,
        taskId: payload.task_id,
        status: payload.status,
        firstDueAt: payload.first_due_at,
        changedAt: payload.changed_at,
        revision: payload.revision,
      })),
    );
    return events.map((event) => (isState(event) ? done() : skip('the promise did not change')));
  }

  async #merge<C extends EventContract>(
    tx: BatchTx,
    events: readonly EventOf<C>[],
    reportOf: (event: EventOf<C>) => HandlingReport,
  ): Promise<readonly Outcome[]> {
    await this.record.tasks(tx, events.map(reportOf));
    return events.map(() => done());
  }
}
