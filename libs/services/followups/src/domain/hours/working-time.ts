import type { OpeningHours, OpenInterval } from './calendar.js';
import { zoneSegments } from './zone-segments.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** No deadline lies further away than this: a shop that opens an hour a week needs years for a target of some weeks. */
const HORIZON_MS = 3653 * DAY_MS;

/** A stretch of open time, in milliseconds since 1970; `end` exclusive. */
export interface OpenWindow {
  readonly start: number;
  readonly end: number;
}

/**
 * The open time from `from` on, in order, for ten years. An hour that the change to summer time skips is not there; one that the
 * change back repeats counts twice, as those who work in it know.
 */
export function* openWindows({ timeZone, week, specialDays }: OpeningHours, from: Date): Generator<OpenWindow, void> {
  const special = new Map(specialDays.map(({ date, open }) => [date, open]));
  const start = from.getTime();
  for (const segment of zoneSegments(timeZone, start)) {
    if (segment.start - start >= HORIZON_MS) return;
    // As if the wall clock showed UTC, so that days are all of one length.
    const [wallStart, wallEnd] = [segment.start + segment.offset, segment.end + segment.offset];
    for (let midnight = Math.floor(wallStart / DAY_MS) * DAY_MS; midnight < wallEnd; midnight += DAY_MS) {
      for (const { from: opens, to: closes } of hoursOf(midnight, week, special)) {
        const opened = Math.max(midnight + opens * MINUTE_MS, wallStart);
        const closed = Math.min(midnight + closes * MINUTE_MS, wallEnd);
        if (opened < closed) yield { start: opened - segment.offset, end: closed - segment.offset };
      }
    }
  }
}

/**
 * The earliest moment by which this much open time has passed since `from`: Friday 17:00, not Monday 09:00, if the time is used up
 * as the shop closes. Ten years after `from` if the open time does not suffice.
 */
export function addWorkingTime(hours: OpeningHours, from: Date, milliseconds: number): Date {
  if (milliseconds <= 0) return from;
  let left = milliseconds;
  for (const { start, end } of openWindows(hours, from)) {
    if (end - start >= left) return new Date(start + left);
    left -= end - start;
  }
  return new Date(from.getTime() + HORIZON_MS);
}

/** Whether the shop is open at this time. */
export function isOpenAt(hours: OpeningHours, at: Date): boolean {
  const [first] = openWindows(hours, at);
  return first !== undefined && first.start <= at.getTime();
}

/** The open time in [from, to), in milliseconds; 0 if `to` is not after `from`. */
export function workingTimeBetween(hours: OpeningHours, from: Date, to: Date): number {
  const until = to.getTime();
  let sum = 0;
  for (const { start, end } of openWindows(hours, from)) {
    if (start >= until) break;
    sum += Math.min(end, until) - start;
  }
  return sum;
}

const NONE: readonly OpenInterval[] = [];

function hoursOf(
  midnight: number,
  week: OpeningHours['week'],
  special: ReadonlyMap<string, readonly OpenInterval[]>,
): readonly OpenInterval[] {
  const day = new Date(midnight);
  if (special.size > 0) {
    const open = special.get(day.toISOString().slice(0, 10));
    if (open !== undefined) return open;
  }
  return week[(day.getUTCDay() + 6) % 7] ?? NONE;
}
