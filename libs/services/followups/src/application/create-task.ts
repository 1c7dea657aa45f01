import { Injectable } from '@nestjs/common';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import { Clock, Ids, publicId } from '@hearback/kernel';
import type { ResponseFacts } from '../domain/response-facts.js';
import type { Task } from '../domain/task.js';
import { ActiveStaffCheck } from './active-staff-check.js';
import type { Author } from './add-note.js';
import { ByHandTasks } from './by-hand-tasks.js';
import { checkDue } from './check-due.js';
import { followupsErrors } from './followups.errors.js';
import { ResponseFactsStore } from './response-facts-store.js';
import { TaskStore } from './task-store.js';

/** A task to open by hand. */
export interface NewTaskByHand {
  readonly title: string;
  readonly responseId: string | null;
  readonly assigneeId: string | null;
  readonly dueAt: Date | null;
  readonly note: string | null;
}

/** Opens a task by hand, for a response or for none. */
@Injectable()
export class CreateTask {
  constructor(
    private readonly byHand: ByHandTasks,
    private readonly facts: ResponseFactsStore,
    private readonly tasks: TaskStore,
    private readonly staff: ActiveStaffCheck,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** @throws `unknown-staff`, `unknown-response`, `due-in-past`, `response-has-task` */
  async execute(unit: UnitOfWork, wanted: NewTaskByHand, by: Author): Promise<Task> {
    const { tenantId } = unit;
    const { title, responseId, assigneeId, dueAt, note } = wanted;
    checkDue(dueAt, this.clock.now());
    if (assigneeId !== null) await this.staff.require(unit, [assigneeId], () => '/assignee_id');
    return unit.run(async (tx) => {
      const facts = responseId === null ? null : await this.#freeResponse(tx, responseId);
      const task = await this.byHand.open(tx, tenantId, { title, facts, assigneeId, dueAt }, by);
      if (task === undefined) throw hasTask('It has a task by hand that is done; reopen that one.');
      if (note !== null) {
        const createdAt = task.openedAt;
        const text = { id: this.ids.next(), authorKind: by.kind, authorId: by.id, text: note, spoke: false, createdAt };
        await this.tasks.addNote(tx, { ...text, taskId: task.id });
      }
      return task;
    });
  }

  /** The facts of a response without an open task. */
  async #freeResponse(tx: TenantTx, responseId: string): Promise<ResponseFacts> {
    const { tenantId } = tx;
    const facts = (await this.facts.find(tx, tenantId, [responseId])).get(responseId);
    if (facts === undefined) {
      const errors = [{ pointer: '/response_id', code: 'unknown-reference', detail: 'must be a response' }];
      throw followupsErrors.error('unknown-response', undefined, { errors });
    }
    const [open] = await this.tasks.openOf(tx, [{ tenantId, responseId }]);
    if (open !== undefined) throw hasTask(`Its open task is ${publicId('tsk', open.taskId)}.`);
    return facts;
  }
}

function hasTask(detail: string) {
  const errors = [{ pointer: '/response_id', code: 'has-task', detail }];
  return followupsErrors.error('response-has-task', detail, { errors });
}
