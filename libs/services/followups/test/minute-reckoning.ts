import { DateTime } from 'luxon';
import type { OpeningHours } from '../src/domain/hours/calendar.js';

/** Random calendars to try. */
export const RUNS = Number(process.env['HOURS_CALENDARS'] ?? 10_000);

const MINUTE_MS = 60_000;

/** What a clock on the wall shows. */
interface Wall {
  readonly date: string | null;
  /** 1 to 7, Monday first. */
  readonly weekday: number;
  readonly minute: number;
}

/** Wall clocks that were read: the calendars are tried around the same few changes of time. */
const walls = new Map<string, Map<number, Wall>>();

/** Reads the wall clock of a time zone, once for each minute. */
function wallAt(timeZone: string, at: number): Wall {
  let ofZone = walls.get(timeZone);
  if (ofZone === undefined) walls.set(timeZone, (ofZone = new Map<number, Wall>()));
  let wall = ofZone.get(at);
  if (wall === undefined) {
    const shown = DateTime.fromMillis(at, { zone: timeZone });
    wall = { date: shown.toISODate(), weekday: shown.weekday, minute: shown.hour * 60 + shown.minute };
    ofZone.set(at, wall);
  }
  return wall;
}

/** Whether the shop is open in the minute that begins at `at`: reads the wall clock and looks it up. */
export function isOpen({ timeZone, week, specialDays }: OpeningHours, at: number): boolean {
  const wall = wallAt(timeZone, at);
  const special = specialDays.find(({ date }) => date === wall.date);
  return (special?.open ?? week[wall.weekday - 1]!).some(({ from, to }) => from <= wall.minute && wall.minute < to);
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
