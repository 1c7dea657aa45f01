import { Injectable } from '@nestjs/common';
import { newEvent, TaskAssigned } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { edit, type TaskEdit } from '../domain/task-acts.js';
import type { Actor, Task } from '../domain/task.js';
import { followupsErrors } from './followups.errors.js';
import { KnownStaff } from './known-staff.js';
import { TaskStore } from './task-store.js';

/** Gives a task to somebody or moves it among the open states. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: KnownStaff,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * `revision` is the one the caller has read.
   * @throws `task-not-found`, `task-changed`, `unknown-staff`, `refused-status`
   */
  async execute(unit: UnitOfWork, id: string, revision: number, change: TaskEdit, by: Actor): Promise<Task> {
    const { tenantId } = unit;
    const assignee = change.assigneeId ?? null;
    if (assignee !== null) await this.staff.require(unit, [assignee], () => '/assignee_id');
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, id);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      if (task.revision !== revision) throw followupsErrors.error('task-changed');
      const now = this.clock.now();
      const acted = edit(task, change, by, now);
      if (!acted.ok) throw followupsErrors.error('refused-status', acted.reason);
      if (acted.changes.length === 0) return task;
      const stored = await this.tasks.store(tx, tenantId, acted.task, acted.changes);
      if (stored.assigneeId !== task.assigneeId) await this.log.append(tx, [assigned(tenantId, stored, now)]);
      return stored;
    });
  }
}

function assigned(tenantId: string, task: Task, now: Date) {
  return newEvent(TaskAssigned, {
    id: derivedId('task-assigned', task.id, String(task.revision)),
    tenantId,
    time: now,
    payload: {
      task_id: task.id,
      title: task.title,
      assignee_id: task.assigneeId,
      assigned_at: now.toISOString(),
      due_at: task.dueAt.toISOString(),
    },
  });
}
