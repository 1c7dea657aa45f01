import { DateTime, IANAZone } from 'luxon';

const DAY_MS = 86_400_000;

/** More than clocks of any time zone have been changed by. */
const CLOCK_CHANGE_DAYS = 2;

/** A part of each day in which nobody is written to; it may go past midnight. Times are `HH:MM` of the customer's clock. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
}

/**
 * The same local time so many calendar days later. A local time that the change to summer time skips moves forward. Throws a
 * RangeError for an unknown time zone, as all functions here do.
 */
export function daysLater(at: Date, days: number, zone: string): Date {
  return local(at, zone).plus({ days }).toJSDate();
}

/**
 * When a wait of so many days that began at `from` ends; undefined if it has ended at `at`. It ends as the day begins that is so many
 * calendar days later, so a mail that was sent a few minutes late does not postpone the next one.
 */
export function waitEnd(from: Date, days: number, zone: string, at: Date): Date | undefined {
  // Most waits have ended long ago, which needs no calendar.
  if (at.getTime() - from.getTime() >= (days === 0 ? 0 : days + CLOCK_CHANGE_DAYS) * DAY_MS) return undefined;
  const end = days === 0 ? from : local(from, zone).plus({ days }).startOf('day').toJSDate();
  return end > at ? end : undefined;
}

/** When a year that began at `from` ends: as the same day of the next year begins; 29 February becomes 28 February. */
export function yearEnd(from: Date, zone: string): Date {
  return local(from, zone).plus({ years: 1 }).startOf('day').toJSDate();
}

/** The time itself, or the end of the quiet hours that it lies in. */
export function afterQuietHours(at: Date, quiet: QuietHours | null, zone: string): Date {
  if (quiet === null) return at;
  const time = local(at, zone);
  const [now, from, to] = [time.hour * 60 + time.minute, minutesOf(quiet.from), minutesOf(quiet.to)];
  const isQuiet = from <= to ? from <= now && now < to : now >= from || now < to;
  if (!isQuiet) return at;
  const day = now < to ? time : time.plus({ days: 1 });
  const end = day.startOf('minute').set(clockOf(quiet.to)).toJSDate();
  // An end that summer time skips moves forward, perhaps into the next quiet hours.
  return afterQuietHours(end, quiet, zone);
}

/** That day, `YYYY-MM-DD`, at that time, `HH:MM`, of the customer's clock; a time that occurs twice is the first one. */
export function timeOnDay(day: string, time: string, zone: string): Date {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.map(Number) ?? [];
  const at = DateTime.fromObject({ year, month, day: date, ...clockOf(time) }, { zone });
  if (year === undefined || !at.isValid) throw new RangeError(`not a day, time and time zone: ${day} ${time} ${zone}`);
  return at.toJSDate();
}

/** The calendar day, `YYYY-MM-DD`, so many days after another one. */
export function dayAfter(day: string, days: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  return new Date(date.getTime() + days * DAY_MS).toISOString().slice(0, 10);
}

/** The calendar day, `YYYY-MM-DD`, of the customer's clock. */
export function dayOf(at: Date, zone: string): string {
  return local(at, zone).toFormat('yyyy-MM-dd');
}

/** The time in this time zone. */
export function local(at: Date, zone: string): DateTime {
  const time = DateTime.fromJSDate(at, { zone });
  if (!time.isValid) throw new RangeError(`unknown time zone: ${zone}`);
  return time;
}

function minutesOf(clock: string): number {
  const { hour, minute } = clockOf(clock);
  return hour * 60 + minute;
}

function clockOf(text: string): { readonly hour: number; readonly minute: number } {
  const [, hour, minute] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  if (hour === undefined || minute === undefined) throw new RangeError(`a time of day must be HH:MM: ${text}`);
  return { hour: Number(hour), minute: Number(minute) };
}

/** Whether a name is that of a time zone. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}
