import { Injectable } from '@nestjs/common';
import { newEvent, TaskReopened } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { reopen } from '../domain/task-actions.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { Complaints } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { TaskStore } from './task-store.js';

/** Reopens locked tasks, with new due times and timers: for staff, and where customers say that it is not settled. */
@Injectable()
export class TaskReopener {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly complaints: Complaints,
    private readonly log: EventLog,
  ) {}

  /** The stored task. @throws `invalid-transition` unless it is resolved */
  async reopen(
    tx: Tx,
    tenantId: string,
    task: Task,
    { reason, by, at }: { readonly reason: string | null; readonly by: Actor; readonly at: Date },
  ): Promise<Task> {
    const result = reopen(task, reason, by, at);
    if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
    const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
    const changes = result.changes.map((change) => withDue(change, after));
    const stored = await this.tasks.store(tx, tenantId, after, changes);
    await this.clocks.retime(tx, tenantId, task, stored, at);
    await this.log.append(tx, [
      reopened(tenantId, stored, at),
      ...(await this.complaints.changed(tx, tenantId, stored, at)),
      ...auditedTask(tenantId, stored, changes),
    ]);
    return stored;
  }
}

/** The entry with the due time that the clock of the task has. */
function withDue(change: TaskChange, { dueAt }: Task): TaskChange {
  return { ...change, detail: { ...change.detail, due_at: dueAt.toISOString() } };
}

function reopened(tenantId: string, task: Task, at: Date) {
  return newEvent(TaskReopened, {
    id: derivedId('task-reopened', task.id, String(task.revision)),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      response_id: task.responseId,
      reopened_at: at.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}
