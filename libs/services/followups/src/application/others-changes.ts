import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import type { AppError, FieldError } from '@hearback/kernel';
import type { TaskChange, TaskChangeKind } from '../domain/task-change.js';
import type { Task } from '../domain/task.js';
import { followupsErrors } from './followups.errors.js';
import { StaffDirectory } from './staff-directory.js';
import { TaskStore } from './task-store.js';

/** The members of a task that can be edited, by the kind of change. */
const MEMBERS: Partial<Record<TaskChangeKind, string>> = {
  assigned: 'assignee_id',
  status_changed: 'status',
  title_changed: 'title',
  due_changed: 'due_at',
  resolved: 'status',
  reopened: 'status',
  cancelled: 'status',
};

/** Explains an edit conflict: who has changed what since the caller read the task. */
@Injectable()
export class OthersChanges {
  constructor(
    private readonly tasks: TaskStore,
    private readonly staff: StaffDirectory,
  ) {}

  /** `task-changed` with an entry per member that is different since `revision`. */
  async since(tx: Tx, tenantId: string, task: Task, revision: number): Promise<AppError> {
    const changes = await this.tasks.changedSince(tx, tenantId, task.id, revision);
    const ids = changes.flatMap(({ actor, detail }) => [actor.id, detail['to']].flatMap((id) => id ?? []));
    const names = await this.staff.namesOf(tx, tenantId, ids.filter(isUuid));
    const newest = new Map<string, FieldError>();
    for (const change of changes) {
      const member = MEMBERS[change.kind];
      if (member !== undefined) newest.set(member, entry(member, change, names));
    }
    return followupsErrors.error('task-changed', undefined, { errors: [...newest.values()] });
  }
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}

function entry(member: string, { kind, actor, detail }: TaskChange, names: ReadonlyMap<string, string>): FieldError {
  const who = (actor.id === null ? undefined : names.get(actor.id)) ?? actor.kind;
  const to = detail['to'] ?? detail['title'] ?? (kind === 'assigned' ? 'nobody' : kind);
  return { pointer: `/${member}`, code: 'changed', detail: `${who} set it to ${names.get(to) ?? to}` };
}
