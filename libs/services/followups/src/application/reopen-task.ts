import { Injectable } from '@nestjs/common';
import { newEvent, TaskReopened } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { reopen } from '../domain/task-actions.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { TaskStore } from './task-store.js';

/** Reopens a resolved task with a new due time and new timers. */
@Injectable()
export class ReopenTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws `task-not-found`, `invalid-transition` */
  async execute(unit: UnitOfWork, taskId: string, reason: string | null, by: Actor): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const at = this.clock.now();
      const result = reopen(task, reason, by, at);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
      const changes = result.changes.map((change) => withDue(change, after));
      const stored = await this.tasks.store(tx, tenantId, after, changes);
      await this.clocks.retime(tx, tenantId, task, stored, at);
      await this.log.append(tx, [reopened(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
      return stored;
    });
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
