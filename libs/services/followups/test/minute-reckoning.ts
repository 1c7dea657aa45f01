import { DateTime } from 'luxon';
import type { OpeningHours } from '../src/domain/hours/calendar.js';

/** Random calendars to try; HOURS_CALENDARS=10000 takes some minutes. */
export const RUNS = Number(process.env['HOURS_CALENDARS'] ?? 100);

const MINUTE_MS = 60_000;

/** Whether the shop is open in the minute that begins at `at`: reads the wall clock and looks it up. */
export function isOpen({ timeZone, week, specialDays }: OpeningHours, at: number): boolean {
  const wall = DateTime.fromMillis(at, { zone: timeZone });
  const special = specialDays.find(({ date }) => date === wall.toISODate());
  const minute = wall.hour * 60 + wall.minute;
  return (special?.open ?? week[wall.weekday - 1]!).some(({ from, to }) => from <= minute && minute < to);
}

/** Open minutes in [from, to), counted one by one. Both are whole minutes. */
export function countOpenMinutes(hours: OpeningHours, from: Date, to: Date): number {
  let minutes = 0;
  for (let at = from.getTime(); at < to.getTime(); at += MINUTE_MS) if (isOpen(hours, at)) minutes += 1;
  return minutes;
}

/** The end of the minute in which so many open minutes have passed since `from`, counted one by one. */
export function countForward(hours: OpeningHours, from: Date, minutes: number): Date {
  let at = from.getTime();
  for (let left = minutes; left > 0; at += MINUTE_MS) if (isOpen(hours, at)) left -= 1;
  return new Date(at);
}
