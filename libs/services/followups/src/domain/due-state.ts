import { isClosed, type Task } from './task.js';

/** When an open task needs somebody: every open task is in exactly one of these states. `waiting`: for the customer, and not late. */
export const DUE_STATES = ['late', 'waiting', 'today', 'later'] as const;
export type DueState = (typeof DUE_STATES)[number];

/** The present and the end of the current day in the time zone of the workspace. */
export interface Today {
  readonly now: Date;
  readonly endsAt: Date;
}

/** The state of a task; null once it is closed. */
export function dueStateOf(
  { status, dueAt, clocks }: Pick<Task, 'status' | 'dueAt' | 'clocks'>,
  today: Today,
): DueState | null {
  if (isClosed(status)) return null;
  // A clock that is paused stays as late, or as punctual, as it was then.
  if (dueAt < (clocks?.pausedAt ?? today.now)) return 'late';
  if (status === 'waiting') return 'waiting';
  return dueAt < today.endsAt ? 'today' : 'later';
}
