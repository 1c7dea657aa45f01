import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { recordFirstResponse } from '../domain/task-actions.js';
import type { TaskChange } from '../domain/task-change.js';
import type { Actor } from '../domain/task.js';
import { auditedTask } from './audited.js';
import { ClockKeeper } from './clock-keeper.js';
import { followupsErrors } from './followups.errors.js';
import { taskChanged } from './task-events.js';
import { TaskStore, type TaskNote } from './task-store.js';

/** The author of a note: a member of staff or an API key. */
export interface Author extends Actor {
  readonly kind: 'staff' | 'key';
  readonly id: string;
}

/** A note to add. */
export interface NewNote {
  readonly text: string;
  /** Whether its author has spoken with the customer. */
  readonly spoke: boolean;
}

/**
 * Adds a note to a task, in any status. One that says that its author has spoken with the customer is a first response, if there was none, and
 * lets automatic messages follow.
 */
@Injectable()
export class AddNote {
  constructor(
    private readonly tasks: TaskStore,
    private readonly clocks: ClockKeeper,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found` */
  async execute(unit: UnitOfWork, taskId: string, { text, spoke }: NewNote, by: Author): Promise<TaskNote> {
    const { tenantId } = unit;
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      const at = this.clock.now();
      const note: TaskNote = { id: this.ids.next(), authorKind: by.kind, authorId: by.id, text, spoke, createdAt: at };
      await this.tasks.addNote(tx, { ...note, taskId });
      const changes: TaskChange[] = [{ kind: spoke ? 'spoken' : 'noted', at, actor: by, detail: { note_id: note.id } }];
      const answered = spoke ? recordFirstResponse(task, by, at) : undefined;
      if (answered?.ok === true) changes.push(...answered.changes);
      const acted = answered?.ok === true ? answered.task : task;
      const after = await this.clocks.follow(tx, tenantId, task, acted, at);
      const stored = await this.tasks.store(tx, tenantId, after, changes);
      await this.clocks.retime(tx, tenantId, task, stored, at);
      await this.log.append(tx, [taskChanged(tenantId, stored, at), ...auditedTask(tenantId, stored, changes)]);
      return note;
    });
  }
}
