import type { Tx } from '@hearback/database';
import type { CustomerPromise } from '../../domain/promise/promise.js';
import type { Actor } from '../../domain/task.js';

/** A promise as it is stored. */
export interface StoredPromise extends CustomerPromise {
  readonly madeAt: Date;
  readonly madeBy: Actor;
  /** Increases with each change. */
  readonly revision: number;
}

/** Reads and stores single promises. */
export abstract class PromiseStore {
  abstract add(tx: Tx, tenantId: string, promise: StoredPromise): Promise<void>;
  /** The task of a promise; `undefined` if the workspace has no promise with this id. */
  abstract taskOf(tx: Tx, tenantId: string, id: string): Promise<string | undefined>;
  /** The promises of a task in the order in which they were made. Whoever changes them has locked the task. */
  abstract ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly StoredPromise[]>;
  /** Stores the promise with its next revision; returns the stored promise. */
  abstract save(tx: Tx, tenantId: string, promise: StoredPromise): Promise<StoredPromise>;
  /** Records that its owner was warned of this due time; `false` if that was done before. */
  abstract recordWarning(tx: Tx, tenantId: string, id: string, dueAt: Date): Promise<boolean>;
  /** The tasks and ids of the member's promises that are open or broken. */
  abstract pendingOwnedBy(tx: Tx, tenantId: string, staffId: string): Promise<readonly PromiseRef[]>;
}

/** A promise of a task. */
export interface PromiseRef {
  readonly id: string;
  readonly taskId: string;
}
