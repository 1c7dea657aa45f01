import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { followupsErrors } from './followups.errors.js';
import { taskChanged } from './task-events.js';
import { TaskStore, type TaskNote } from './task-store.js';

/** The author of a note: a member of staff or an API key. */
export interface Author extends Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** Adds a note to a task, in any status. */
@Injectable()
export class AddNote {
  constructor(
    private readonly tasks: TaskStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found` */
  async execute(unit: UnitOfWork, taskId: string, text: string, by: Author): Promise<TaskNote> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const at = this.clock.now();
      const note: TaskNote = { id: this.ids.next(), authorKind: by.kind, authorId: by.id, text, createdAt: at };
      await this.tasks.addNote(tx, { ...note, taskId });
      const changes: TaskChange[] = [{ kind: 'noted', at, actor: by, detail: { note_id: note.id } }];
      const stored = await this.tasks.store(tx, tenantId, task, changes);
      await this.log.append(tx, [taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
      return note;
    });
  }
}
