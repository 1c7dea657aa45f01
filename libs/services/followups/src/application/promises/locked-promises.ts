import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import type { Task } from '../../domain/task.js';
import { TaskStore } from '../task-store.js';
import { PromiseStore, type StoredPromise } from './promise-store.js';

/** A promise with its task, both locked. */
export interface LockedPromise {
  readonly task: Task;
  readonly promise: StoredPromise;
}

/** Reads promises to change them. The lock is that of the task: a promise changes the history of its task. */
@Injectable()
export class LockedPromises {
  constructor(
    private readonly promises: PromiseStore,
    private readonly tasks: TaskStore,
  ) {}

  /** `undefined` if the workspace has no promise with this id. */
  async lock(tx: Tx, tenantId: string, id: string): Promise<LockedPromise | undefined> {
    const taskId = await this.promises.taskOf(tx, tenantId, id);
    const task = taskId === undefined ? undefined : await this.tasks.lock(tx, tenantId, taskId);
    if (task === undefined) return undefined;
    const promise = (await this.promises.ofTask(tx, tenantId, task.id)).find((each) => each.id === id);
    return promise === undefined ? undefined : { task, promise };
  }
}
