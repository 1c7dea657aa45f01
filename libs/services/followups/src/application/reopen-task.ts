import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { Actor, Task } from '../domain/task.js';
import { followupsErrors } from './followups.errors.js';
import { TaskReopener } from './task-reopener.js';
import { TaskStore } from './task-store.js';

/** Reopens a resolved task with a new due time and new timers. */
@Injectable()
export class ReopenTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly reopener: TaskReopener,
    private readonly clock: Clock,
  ) {}

  /** @throws `task-not-found`, `invalid-transition` */
  async execute(unit: UnitOfWork, taskId: string, reason: string | null, by: Actor): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      return this.reopener.reopen(tx, tenantId, task, { reason, by, at: this.clock.now() });
    });
  }
}
