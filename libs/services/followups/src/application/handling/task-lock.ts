import { Injectable } from '@nestjs/common';
import { newEvent, TaskChanged, type NewEvent, type TaskChangedV1 } from '@hearback/contracts';
import type { Tx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { TaskChange } from '../../domain/task-change.js';
import type { Task } from '../../domain/task.js';
import { followupsErrors } from '../followups.errors.js';
import { changedPayload } from '../task-events.js';
import { TaskStore } from '../task-store.js';

/** What a change of the work on a task gives. */
export interface TaskLockResult<T> {
  readonly result: T;
  /** For the history of the task; none if nothing changed. */
  readonly changes?: readonly TaskChange[];
  readonly events?: readonly NewEvent[];
  /** All the work until now, where it changed. */
  readonly work?: NonNullable<TaskChangedV1['work']>;
}

/** Changes what is recorded about the work on a task, with its history, and tells others who look at it. Nothing else of the task changes. */
@Injectable()
export class TaskLock {
  constructor(
    private readonly tasks: TaskStore,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Runs `change` while the task is locked, and stores the entries and events that it returns. @throws `task-not-found` */
  async change<T>(
    tx: Tx,
    tenantId: string,
    taskId: string,
    change: (task: Task, at: Date) => Promise<TaskLockResult<T>>,
  ): Promise<T> {
    const task = await this.tasks.lock(tx, tenantId, taskId);
    if (task === undefined) throw followupsErrors.error('task-not-found');
    const at = this.clock.now();
    const { result, changes = [], events = [], work } = await change(task, at);
    if (changes.length > 0) await this.tasks.store(tx, tenantId, task, changes);
    await this.log.append(tx, [this.#changed(tenantId, task, at, work), ...events]);
    return result;
  }

  #changed(tenantId: string, task: Task, at: Date, work: TaskChangedV1['work']): NewEvent {
    const payload = { ...changedPayload(task, at), ...(work !== undefined && { work }) };
    return newEvent(TaskChanged, { id: this.ids.next(), tenantId, time: at, payload }) as NewEvent;
  }
}
