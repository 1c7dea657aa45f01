import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { cancel } from '../domain/task-actions.js';
import type { Actor, Task } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { Complaints } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { taskChanged } from './task-events.js';
import { PendingPromises } from './promises/pending-promises.js';
import { TaskStore } from './task-store.js';

/** Cancels a task that was opened by hand. */
@Injectable()
export class CancelTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly pending: PendingPromises,
    private readonly clocks: ClockKeeper,
    private readonly complaints: Complaints,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** @throws `task-not-found`, `invalid-transition`, `promises-pending` */
  async execute(unit: UnitOfWork, taskId: string, by: Actor): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const at = this.clock.now();
      const result = cancel(task, by, at);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      await this.pending.forbid(tx, tenantId, taskId);
      const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
      const stored = await this.tasks.store(tx, tenantId, after, result.changes);
      await this.clocks.retime(tx, tenantId, task, stored, at);
      await this.log.append(tx, [
        taskChanged(tenantId, stored, at),
        ...(await this.complaints.changed(tx, tenantId, stored, at)),
        ...auditedTask(tenantId, stored, result.changes),
      ]);
      return stored;
    });
  }
}
