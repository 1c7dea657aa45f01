import type { Tx } from '@hearback/database';
import type { Task } from '../domain/task.js';

/** The two timers of an open task. Each keeps the due time it was set for, so that one set for another is known as stale. */
export abstract class TaskTimers {
  /** Sets both timers; `from` is when the task was opened or reopened. */
  abstract start(tx: Tx, tenantId: string, task: Task, from: Date): Promise<void>;
  /** Takes both timers away. */
  abstract stop(tx: Tx, tenantId: string, taskId: string): Promise<void>;
}
