import { IANAZone } from 'luxon';

/** A part of a day in which the shop is open: minutes of the wall clock from midnight, `to` exclusive and at most 1440. */
export interface OpenInterval {
  readonly from: number;
  readonly to: number;
}

/** A date on which the hours differ from those of its day of the week. No interval: closed. */
export interface SpecialDay {
  /** `YYYY-MM-DD` in the time zone of the calendar. */
  readonly date: string;
  readonly name: string;
  readonly open: readonly OpenInterval[];
}

/** Opening hours. The shop is open at a moment if the wall clock of its time zone then shows a time inside an interval of that date. */
export interface OpeningHours {
  /** IANA name. */
  readonly timeZone: string;
  /** Seven days from Monday on, each with its intervals in order. */
  readonly week: readonly (readonly OpenInterval[])[];
  readonly specialDays: readonly SpecialDay[];
}

/** A version of the hours of a calendar. */
export interface CalendarRef {
  readonly id: string;
  readonly version: number;
}

/** Minutes of a day. */
export const DAY_MINUTES = 1440;

/** What holds where there are no opening hours: every minute counts. */
export const ALWAYS_OPEN: OpeningHours = {
  timeZone: 'UTC',
  week: Array.from({ length: 7 }, () => [{ from: 0, to: DAY_MINUTES }]),
  specialDays: [],
};

/** What is wrong with opening hours, with the JSON pointer of the member. */
export interface HoursDefect {
  readonly pointer: string;
  readonly detail: string;
}

/** The most intervals of a day. */
export const MAX_INTERVALS = 6;

/** The most special days of a calendar: ten a year for forty years. */
export const MAX_SPECIAL_DAYS = 400;

/** Everything that is wrong with the opening hours; empty if nothing is. */
export function hoursDefects({ timeZone, week, specialDays }: OpeningHours): HoursDefect[] {
  const defects: HoursDefect[] = [];
  if (!IANAZone.isValidZone(timeZone)) {
    defects.push({ pointer: '/time_zone', detail: 'must be an IANA time zone, such as `Europe/Berlin`' });
  }
  if (week.length !== 7) defects.push({ pointer: '/week', detail: 'must have seven days, from Monday on' });
  week.forEach((day, n) => defects.push(...intervalDefects(day, `/week/${n}/open`)));
  if (week.every((day) => day.length === 0)) {
    defects.push({
      pointer: '/week',
      detail: 'must be open on at least one day; without hours no deadline is ever reached',
    });
  }
  const seen = new Set<string>();
  specialDays.forEach(({ date, open }, n) => {
    const pointer = `/special_days/${n}`;
    if (!isDate(date)) defects.push({ pointer: `${pointer}/date`, detail: 'must be a date as in `2026-12-25`' });
    if (seen.has(date)) defects.push({ pointer: `${pointer}/date`, detail: 'must be listed once' });
    seen.add(date);
    defects.push(...intervalDefects(open, `${pointer}/open`));
  });
  return defects;
}

function intervalDefects(day: readonly OpenInterval[], pointer: string): HoursDefect[] {
  const defects: HoursDefect[] = [];
  if (day.length > MAX_INTERVALS) defects.push({ pointer, detail: `must have at most ${MAX_INTERVALS} intervals` });
  let end = 0;
  day.forEach(({ from, to }, n) => {
    const at = `${pointer}/${n}`;
    if (from >= to) defects.push({ pointer: at, detail: 'must end after it begins' });
    else if (from < 0 || to > DAY_MINUTES) defects.push({ pointer: at, detail: 'must lie within one day' });
    else if (n > 0 && from < end)
      defects.push({ pointer: at, detail: 'must begin at or after the end of the one before' });
    end = Math.max(end, to);
  });
  return defects;
}

function isDate(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
  );
}
