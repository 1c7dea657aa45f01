import type { Tx } from '@hearback/database';
import type { OpeningHours } from '../domain/hours/calendar.js';
import type { ClockName } from '../domain/sla-target.js';
import type { Task } from '../domain/task.js';

/** An open task that needs timers. */
export interface TimedTask {
  readonly tenantId: string;
  readonly task: Task;
  /** Those that its clocks count by; absent for a task without clocks. */
  readonly hours?: OpeningHours;
}

/** A step of escalation to be taken at a time. */
export interface TimedStep {
  readonly tenantId: string;
  readonly taskId: string;
  readonly clock: ClockName;
  /** Position among the steps of the task. */
  readonly step: number;
  /** The deadline that was missed. */
  readonly setFor: Date;
  readonly at: Date;
}

/**
 * The timers of an open task: reminder and breach of each of its deadlines. Each carries the deadline that it was set for, so that a
 * stale one can be recognized.
 */
export abstract class TaskTimers {
  /** Sets the timers of each task; `from` is when the task was opened, reopened or resumed. */
  abstract start(tx: Tx, tasks: readonly TimedTask[], from: Date): Promise<void>;
  /** Cancels the timers. Steps of escalation stay, and do nothing once the task is closed. */
  abstract stop(tx: Tx, tenantId: string, taskId: string): Promise<void>;
  /** Sets the timers of steps of escalation. */
  abstract escalate(tx: Tx, steps: readonly TimedStep[]): Promise<void>;
}
