import { Injectable } from '@nestjs/common';
import { newEvent, TaskResolved } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { resolve } from '../domain/task-actions.js';
import { causeDefect, type Resolution } from '../domain/resolution.js';
import type { Task } from '../domain/task.js';
import type { Author } from './add-note.js';
import { auditedTask } from './audited.js';
import { Complaints } from './complaints.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { PendingPromises } from './promises/pending-promises.js';
import { PlanRecovery } from './recovery/plan-recovery.js';
import { RootCauseStore } from './root-cause-store.js';
import { TaskStore } from './task-store.js';

/** Resolves a task with its root cause and outcome, and cancels its timers. */
@Injectable()
export class ResolveTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly causes: RootCauseStore,
    private readonly pending: PendingPromises,
    private readonly clocks: ClockKeeper,
    private readonly recovery: PlanRecovery,
    private readonly complaints: Complaints,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * `note` is stored as a note; null for none.
   * @throws `task-not-found`, `unknown-root-cause`, `invalid-transition`, `promises-pending`
   */
  async execute(
    unit: UnitOfWork,
    taskId: string,
    resolution: Resolution,
    note: string | null,
    by: Author,
  ): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const defect = causeDefect(resolution, await this.causes.list(tx, tenantId));
      if (defect !== undefined) {
        const errors = [{ pointer: `/${defect.member}`, code: 'invalid-value', detail: defect.detail }];
        throw followupsErrors.error('unknown-root-cause', undefined, { errors });
      }
      const at = this.clock.now();
      const result = resolve(task, resolution, by, at);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      await this.pending.forbid(tx, tenantId, taskId);
      if (note !== null) {
        const text = {
          id: this.ids.next(),
          authorKind: by.kind,
          authorId: by.id,
          text: note,
          spoke: false,
          createdAt: at,
        };
        await this.tasks.addNote(tx, { ...text, taskId });
      }
      const after = await this.clocks.follow(tx, tenantId, task, result.task, at);
      const stored = await this.tasks.store(tx, tenantId, after, result.changes);
      await this.clocks.retime(tx, tenantId, task, stored, at);
      await this.recovery.execute(tx, tenantId, stored, at);
      await this.log.append(tx, [
        resolved(tenantId, stored, resolution, by, at),
        ...(await this.complaints.changed(tx, tenantId, stored, at)),
        ...auditedTask(tenantId, stored, result.changes),
      ]);
      return stored;
    });
  }
}

function resolved(tenantId: string, task: Task, { rootCause, outcome }: Resolution, by: Author, at: Date) {
  return newEvent(TaskResolved, {
    id: derivedId('task-resolved', task.id, String(task.revision)),
    tenantId,
    time: at,
    payload: {
      task_id: task.id,
      response_id: task.responseId,
      root_cause: rootCause,
      outcome,
      resolved_by: by.kind === 'staff' ? by.id : null,
      opened_at: task.openedAt.toISOString(),
      resolved_at: at.toISOString(),
    },
  });
}
