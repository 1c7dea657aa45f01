import type { OpeningHours } from './calendar.js';
import { addWorkingTime, openWindows, type OpenWindow } from './working-time.js';

const MINUTE_MS = 60_000;

/** Stretches that an explanation shows. */
const SHOWN = 10;

/** When so many open minutes have passed, and the first stretches that are counted until then. */
export function dueTime(
  hours: OpeningHours,
  from: Date,
  minutes: number,
): { readonly dueAt: Date; readonly counted: readonly OpenWindow[] } {
  const dueAt = addWorkingTime(hours, from, minutes * MINUTE_MS);
  const counted: OpenWindow[] = [];
  for (const { start, end } of openWindows(hours, from)) {
    if (counted.length === SHOWN || start >= dueAt.getTime()) break;
    counted.push({ start, end: Math.min(end, dueAt.getTime()) });
  }
  return { dueAt, counted };
}
