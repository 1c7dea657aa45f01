import type { DeadlineResult } from '../task-times.js';

/** Minutes from the opening of a task until something was done. */
export interface Elapsed {
  /** By the clock on the wall. */
  readonly clockMinutes: number;
  /** Of opening hours; null for a task that has none. */
  readonly openMinutes: number | null;
}

/** A task as reports count it. */
export interface ReportedTask {
  readonly id: string;
  readonly openedAt: Date;
  readonly isOpen: boolean;
  readonly touchpointId: string | null;
  /** The teams of the owner. */
  readonly teamIds: readonly string[];
  readonly rootCause: string | null;
  /** Null: nobody has responded, or resolved it. */
  readonly firstResponse: Elapsed | null;
  readonly firstResolution: Elapsed | null;
  readonly responseResult: DeadlineResult;
  readonly resolutionResult: DeadlineResult;
  /** Minutes that members recorded; null: none. */
  readonly minutes: number | null;
  /** What they cost in minor units of the currency of the workspace; null: not all of it is known. */
  readonly costMinor: number | null;
}

/** What became of a deadline. */
export function deadlineResult(doneAt: Date | null, dueAt: Date, now: Date): DeadlineResult {
  if (doneAt !== null) return doneAt <= dueAt ? 'in_time' : 'late';
  return now > dueAt ? 'late' : 'open';
}
