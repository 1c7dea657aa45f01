import type { DateFormat } from './import-mapping.js';

const YEAR_LAST = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:[ T](.+))?$/;
const YEAR_FIRST = /^(\d{4})-(\d{2})-(\d{2})(?:[ T](.+))?$/;
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i;

interface DayAndTime {
  /** `YYYY-MM-DD`, not yet checked against the calendar. */
  readonly day: string;
  readonly time: string | undefined;
}

/** The day in a cell as `YYYY-MM-DD`; other text is returned unchanged, so that the check of the answer rejects it. */
export function dayFromCell(text: string, format: DateFormat): string {
  const parts = split(text.trim(), format);
  return parts === undefined || parts.time !== undefined ? text : parts.day;
}

/**
 * The time in a cell; a day without a time is its start. Times without an offset are `utcOffsetMinutes` ahead of UTC. Undefined if
 * the cell has no time in this format.
 */
export function timeFromCell(text: string, format: DateFormat, utcOffsetMinutes: number): Date | undefined {
  const parts = split(text.trim(), format);
  if (parts === undefined) return undefined;
  const match = TIME.exec(parts.time ?? '00:00');
  if (match === null) return undefined;
  const [, hours = '', minutes = '', seconds = '00', fraction = '0', offset] = match;
  const local = `${parts.day}T${hours.padStart(2, '0')}:${minutes}:${seconds}.${fraction.padEnd(3, '0').slice(0, 3)}Z`;
  const date = new Date(local);
  // `Date` turns the 31st of a short month into the first of the next.
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(parts.day.slice(8))) return undefined;
  return new Date(date.getTime() - (offset === undefined ? utcOffsetMinutes : minutesOf(offset)) * 60_000);
}

function split(text: string, format: DateFormat): DayAndTime | undefined {
  const match = (format === 'iso' ? YEAR_FIRST : YEAR_LAST).exec(text);
  if (match === null) return undefined;
  const [, first = '', second = '', third = '', time] = match;
  const padded = (digits: string) => digits.padStart(2, '0');
  if (format === 'iso') return { day: `${first}-${second}-${third}`, time };
  const [day, month] = format === 'mm/dd/yyyy' ? [second, first] : [first, second];
  return { day: `${third}-${padded(month)}-${padded(day)}`, time };
}

/** Minutes of an offset such as `+02:00` or `Z`. */
export function minutesOf(offset: string): number {
  if (offset.toUpperCase() === 'Z') return 0;
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2));
  return offset.startsWith('-') ? -minutes : minutes;
}
