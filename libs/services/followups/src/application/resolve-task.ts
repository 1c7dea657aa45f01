import { Injectable } from '@nestjs/common';
import { newEvent, TaskResolved } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { resolve } from '../domain/task-acts.js';
import type { Outcome, RootCause, Task } from '../domain/task.js';
import { ActStamps } from './act-stamps.js';
import type { Author } from './add-note.js';
import { followupsErrors } from './followups.errors.js';
import { TaskStore } from './task-store.js';
import { TaskTimers } from './task-timers.js';

/** How a task ends. */
export interface Resolution {
  readonly rootCause: RootCause;
  readonly outcome: Outcome;
  /** Kept as a note; null for none. */
  readonly note: string | null;
}

/** Ends a task with its root cause and outcome, and stops its timers. */
@Injectable()
export class ResolveTask {
  constructor(
    private readonly tasks: TaskStore,
    private readonly timers: TaskTimers,
    private readonly log: EventLog,
    private readonly stamps: ActStamps,
  ) {}

  /** @throws `task-not-found`, `refused-status` */
  async execute(unit: UnitOfWork, taskId: string, resolution: Resolution, by: Author): Promise<Task> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const { at, id } = this.stamps.next();
      const acted = resolve(task, { rootCause: resolution.rootCause, outcome: resolution.outcome }, by, at);
      if (!acted.ok) throw followupsErrors.error('refused-status', acted.reason);
      if (resolution.note !== null) {
        const note = { id, authorKind: by.kind, authorId: by.id, text: resolution.note, createdAt: at };
        await this.tasks.addNote(tx, { ...note, taskId });
      }
      const stored = await this.tasks.store(tx, tenantId, acted.task, acted.changes);
      await this.timers.stop(tx, tenantId, taskId);
      await this.log.append(tx, [resolved(tenantId, stored, resolution, by, at)]);
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
