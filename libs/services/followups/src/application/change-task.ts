import { Injectable } from '@nestjs/common';
import type { NewEvent } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { edit, type TaskEdit } from '../domain/task-actions.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import { checkDue } from './check-due.js';
import { OthersChanges } from './others-changes.js';
import { taskAssigned, taskChanged } from './task-events.js';
import { TaskStore } from './task-store.js';

/** Assigns, renames or reschedules a task, or moves it between the open statuses. */
@Injectable()
export class ChangeTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: ActiveStaffCheck,
    private readonly others: OthersChanges,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /**
   * `revision` is the one that the caller read.
   * @throws `task-not-found`, `task-changed`, `unknown-staff`, `due-in-past`, `invalid-transition`
   */
  async execute(unit: UnitOfWork, id: string, revision: number, change: TaskEdit, by: Actor): Promise<Task> {
    const { tenantId } = unit;
    checkDue(change.dueAt, this.clock.now());
    const assignee = change.assigneeId ?? null;
    if (assignee !== null) await this.staff.require(unit, [assignee], () => '/assignee_id');
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, id);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      if (task.revision !== revision) throw await this.others.since(tx, tenantId, task, revision);
      const now = this.clock.now();
      const result = edit(task, change, by, now);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      if (result.changes.length === 0) return task;
      const after = await this.clocks.follow(tx, tenantId, task, result.task, now);
      const stored = await this.tasks.store(tx, tenantId, after, result.changes);
      await this.clocks.retime(tx, tenantId, task, stored, now);
      const isAssigned = stored.assigneeId !== task.assigneeId;
      const event: NewEvent = isAssigned ? taskAssigned(tenantId, stored, now) : taskChanged(tenantId, stored, now);
      await this.log.append(tx, [event, ...auditedTask(tenantId, stored, result.changes)]);
      return stored;
    });
  }
}
