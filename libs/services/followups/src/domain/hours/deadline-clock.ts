import type { OpeningHours } from './calendar.js';
import { addWorkingTime, workingTimeBetween } from './working-time.js';

const MINUTE_MS = 60_000;

/**
 * A clock that counts open time towards a target. What was spent is kept apart from what runs, so that other opening hours change
 * what is left and never what has passed.
 */
export interface DeadlineClock {
  readonly targetMinutes: number;
  /** Open time counted up to `since`. */
  readonly spentMs: number;
  /** From when on the time that is not in `spentMs` counts; null while the clock is paused. */
  readonly since: Date | null;
  /** When the target is used up. While the clock is paused: when it would have been. */
  readonly dueAt: Date;
}

/** A clock that starts now. */
export function startClock(hours: OpeningHours, targetMinutes: number, at: Date): DeadlineClock {
  return { targetMinutes, spentMs: 0, since: at, dueAt: addWorkingTime(hours, at, targetMinutes * MINUTE_MS) };
}

/** The clock while nobody of the staff has to act. A paused one stays as it is. */
export function pauseClock(clock: DeadlineClock, hours: OpeningHours, at: Date): DeadlineClock {
  return clock.since === null ? clock : { ...clock, spentMs: spentAt(clock, hours, at), since: null };
}

/** The clock when it goes on: what was left at the pause is left now. One that runs stays as it is, and so does a deadline that was missed. */
export function resumeClock(clock: DeadlineClock, hours: OpeningHours, at: Date): DeadlineClock {
  return clock.since === null ? withDeadline({ ...clock, since: at }, hours, at) : clock;
}

/** The clock when other opening hours apply from `at` on: time spent under the old ones stays spent, the rest is counted by the new. */
export function switchHours(
  clock: DeadlineClock,
  { before, after }: { readonly before: OpeningHours; readonly after: OpeningHours },
  at: Date,
): DeadlineClock {
  if (clock.since === null) return clock;
  // The clock may have been started after the change was made: then it counts by the new hours from its start.
  const from = at > clock.since ? at : clock.since;
  return withDeadline({ ...clock, spentMs: spentAt(clock, before, from), since: from }, after, from);
}

/** The open time spent at a moment, in milliseconds. */
export function spentAt(clock: DeadlineClock, hours: OpeningHours, at: Date): number {
  return clock.since === null ? clock.spentMs : clock.spentMs + workingTimeBetween(hours, clock.since, at);
}

/** The open time left at a moment, in milliseconds; negative: by so much open time the deadline is missed. */
export function leftAt(clock: DeadlineClock, hours: OpeningHours, at: Date): number {
  return clock.targetMinutes * MINUTE_MS - spentAt(clock, hours, at);
}

/** When to remind: so much open time before the deadline, but not before half of what was left at `since`. The deadline itself once it is missed. */
export function remindAtOf(clock: DeadlineClock, hours: OpeningHours, leadMinutes: number): Date {
  const left = clock.targetMinutes * MINUTE_MS - clock.spentMs;
  if (clock.since === null || left <= 0) return clock.dueAt;
  return addWorkingTime(hours, clock.since, left - Math.min(leadMinutes * MINUTE_MS, left / 2));
}

function withDeadline(clock: DeadlineClock, hours: OpeningHours, at: Date): DeadlineClock {
  const left = clock.targetMinutes * MINUTE_MS - clock.spentMs;
  // A missed deadline is a fact: neither a pause nor other hours move it.
  return left <= 0 ? clock : { ...clock, dueAt: addWorkingTime(hours, at, left) };
}
