import { Injectable } from '@nestjs/common';
import { newEvent, TaskResolved } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { Clock, derivedId, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { resolve } from '../domain/task-actions.js';
import type { Outcome, RootCause, Task } from '../domain/task.js';
import type { Author } from './add-note.js';
import { auditedTask } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { TaskStore } from './task-store.js';
import { TaskTimers } from './task-timers.js';

/** How a task was resolved. */
export interface Resolution {
  readonly rootCause: RootCause;
  readonly outcome: Outcome;
  /** Stored as a note; null for no note. */
  readonly note: string | null;
}

/** Resolves a task with its root cause and outcome, and cancels its timers. */
@Injectable()
export class ResolveTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly timers: TaskTimers,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found`, `invalid-transition` */
  async execute(unit: UnitOfWork, taskId: string, resolution: Resolution, by: Author): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const at = this.clock.now();
      const result = resolve(task, { rootCause: resolution.rootCause, outcome: resolution.outcome }, by, at);
      if (!result.ok) throw followupsErrors.error('invalid-transition', result.reason);
      if (resolution.note !== null) {
        const note = {
          id: this.ids.next(),
          authorKind: by.kind,
          authorId: by.id,
          text: resolution.note,
          createdAt: at,
        };
        await this.tasks.addNote(tx, { ...note, taskId });
      }
      const stored = await this.tasks.store(tx, tenantId, result.task, result.changes);
      await this.timers.stop(tx, tenantId, taskId);
      await this.log.append(tx, [
        resolved(tenantId, stored, resolution, by, at),
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
