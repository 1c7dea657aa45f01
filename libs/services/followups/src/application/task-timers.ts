import type { Tx } from '@hearback/database';
import type { Task } from '../domain/task.js';

/** An open task that needs timers. */
export interface TimedTask {
  readonly tenantId: string;
  readonly task: Task;
}

/**
 * The two timers of an open task: reminder and breach. Each carries the due time that it was set for, so that a stale one can be
 * recognized.
 */
export abstract class TaskTimers {
  /** Sets both timers of each task; `from` is when the task was opened or reopened. */
  abstract start(tx: Tx, tasks: readonly TimedTask[], from: Date): Promise<void>;
  /** Cancels both timers. */
  abstract stop(tx: Tx, tenantId: string, taskId: string): Promise<void>;
}
