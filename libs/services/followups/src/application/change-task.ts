import { Injectable } from '@nestjs/common';
import { newEvent, TaskAssigned } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { edit, type TaskEdit } from '../domain/task-actions.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import { TaskStore } from './task-store.js';

/** Assigns a task, or moves it between the open statuses. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: ActiveStaffCheck,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * `revision` is the one that the caller read.
   * @throws `task-not-found`, `task-changed`, `unknown-staff`, `invalid-transition`
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
      const result = edit(task, change, by, now);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      if (result.changes.length === 0) return task;
      const stored = await this.tasks.store(tx, tenantId, result.task, result.changes);
      const events = stored.assigneeId === task.assigneeId ? [] : [assigned(tenantId, stored, now)];
      await this.log.append(tx, [...events, ...auditedTask(tenantId, stored, result.changes)]);
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
