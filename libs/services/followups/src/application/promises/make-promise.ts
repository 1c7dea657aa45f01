import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { makePromise } from '../../domain/promise/promise.js';
import { isClosed } from '../../domain/task.js';
import { ActiveStaffCheck } from '../active-staff-check.js';
import type { Author } from '../add-note.js';
import { checkDue } from '../check-due.js';
import { followupsErrors } from '../followups.errors.js';
import { TaskStore } from '../task-store.js';
import { PromiseChanges } from './promise-changes.js';
import { PromiseStore, type StoredPromise } from './promise-store.js';

/** A promise to be made. */
export interface NewPromise {
  /** In words for the customer. */
  readonly what: string;
  readonly dueAt: Date;
  /** Who keeps it; null: whoever makes it, else the owner of the task. */
  readonly ownerId: string | null;
}

/** The most promises of a task. */
const MAX_PROMISES = 50;

/** Promises something to the customer of an open task. */
@Injectable()
export class MakePromise {
  constructor(
    private readonly tasks: TaskStore,
    private readonly promises: PromiseStore,
    private readonly staff: ActiveStaffCheck,
    private readonly changes: PromiseChanges,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `task-not-found`, `unknown-staff`, `due-in-past`, `invalid-transition`, `too-many-promises` */
  async execute(unit: UnitOfWork, taskId: string, wanted: NewPromise, by: Author): Promise<StoredPromise> {
    const { tenantId } = unit;
    checkDue(wanted.dueAt, this.clock.now());
    const named = wanted.ownerId ?? (by.kind === 'staff' ? by.id : null);
    if (named !== null) await this.staff.require(unit, [named], () => '/owner_id');
    return unit.run(async (tx) => {
      const task = await this.tasks.lock(tx, tenantId, taskId);
      if (task === undefined) throw followupsErrors.error('task-not-found');
      if (isClosed(task.status)) {
        throw followupsErrors.error('invalid-transition', 'the task is closed; reopen it before you promise anything');
      }
      const ownerId = named ?? task.assigneeId;
      if (ownerId === null) throw nobody();
      const existing = await this.promises.ofTask(tx, tenantId, taskId);
      if (existing.length >= MAX_PROMISES) throw followupsErrors.error('too-many-promises');
      const at = this.clock.now();
      const made = makePromise({ id: this.ids.next(), taskId, what: wanted.what, ownerId, dueAt: wanted.dueAt }, at);
      if (!made.ok) throw followupsErrors.error('due-in-past');
      const promise = { ...made.promise, madeAt: at, madeBy: by, revision: 1 };
      await this.changes.record(tx, tenantId, { task, promise, change: 'made', note: null, by, at });
      return promise;
    });
  }
}

function nobody() {
  const errors = [{ pointer: '/owner_id', code: 'required', detail: 'must name a member: the task has no owner' }];
  return followupsErrors.error('unknown-staff', undefined, { errors });
}
