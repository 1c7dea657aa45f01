import type { Tx } from '@hearback/database';
import type { Task } from '../domain/task.js';

/** An open task whose timers are to be set. */
export interface TimedTask {
  readonly tenantId: string;
  readonly task: Task;
}

/** The two timers of an open task. Each keeps the due time it was set for, so that one set for another is known as stale. */
export abstract class TaskTimers {
  /** Sets both timers of each task; `from` is when they were opened or reopened. */
  abstract start(tx: Tx, tasks: readonly TimedTask[], from: Date): Promise<void>;
  /** Takes both timers away. */
  abstract stop(tx: Tx, tenantId: string, taskId: string): Promise<void>;
}
