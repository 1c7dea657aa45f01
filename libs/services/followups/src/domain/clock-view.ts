import type { OpeningHours } from './hours/calendar.js';
import { leftAt, type DeadlineClock } from './hours/deadline-clock.js';
import { isClosed, type Task } from './task.js';

const MINUTE_MS = 60_000;

/** A clock as of a moment. */
export interface ClockView {
  readonly targetMinutes: number;
  /** Open minutes left, rounded down; negative: late by so many. */
  readonly leftMinutes: number;
  /** Null while the clock is paused. */
  readonly dueAt: Date | null;
  readonly state: 'running' | 'paused' | 'late' | 'stopped';
}

/** Both clocks of a task as of a moment. */
export interface ClocksView {
  readonly calendarId: string | null;
  readonly firstResponse: ClockView | null;
  readonly resolution: ClockView | null;
}

/** The clocks of a task; null if it has none. `hours`: those that its clocks count by. */
export function clocksView(task: Task, hours: OpeningHours, now: Date): ClocksView | null {
  if (task.clocks === null) return null;
  const { calendar, firstResponse, resolution, pausedAt } = task.clocks;
  const view = (clock: DeadlineClock | null, isStopped: boolean) =>
    clock === null ? null : viewOf(clock, hours, now, isStopped);
  return {
    calendarId: calendar?.id ?? null,
    firstResponse: view(firstResponse, firstResponse?.since === null),
    resolution: view(resolution, isClosed(task.status) || (resolution?.since === null && pausedAt === null)),
  };
}

function viewOf(clock: DeadlineClock, hours: OpeningHours, now: Date, isStopped: boolean): ClockView {
  const leftMinutes = Math.floor(leftAt(clock, hours, now) / MINUTE_MS);
  const { targetMinutes, dueAt, since } = clock;
  if (isStopped) return { targetMinutes, leftMinutes, dueAt, state: 'stopped' };
  if (since === null) return { targetMinutes, leftMinutes, dueAt: null, state: 'paused' };
  return { targetMinutes, leftMinutes, dueAt, state: dueAt <= now ? 'late' : 'running' };
}
