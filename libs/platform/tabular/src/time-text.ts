import { isCalendarDay } from '@hearback/kernel';
import { isWeekday, monthOf } from './month-names.js';
import { offsetOf, type Offset } from './offset-text.js';

/** The order of day, month and year in a file. Any separator is accepted, and years may have two digits. */
export const DATE_FORMATS = ['iso', 'dd.mm.yyyy', 'dd/mm/yyyy', 'mm/dd/yyyy', 'yy/mm/dd'] as const;

export type DateFormat = (typeof DATE_FORMATS)[number];

/** How the last day of 2026 is written in each format, for messages. */
export const DATE_EXAMPLES: Readonly<Record<DateFormat, string>> = {
  iso: '2026-12-31',
  'dd.mm.yyyy': '31.12.2026',
  'dd/mm/yyyy': '31/12/2026',
  'mm/dd/yyyy': '12/31/2026',
  'yy/mm/dd': '26/12/31',
};

const YEAR_FIRST = /^(\d{4})\s?[-./ ]\s?(\d{1,2})\s?[-./ ]\s?(\d{1,2})(?!\d)/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?=T|$)/;
const THREE_NUMBERS = /^(\d{1,2})\s?[-./ ]\s?(\d{1,2})\s?[-./ ]\s?(\d{4}|\d{2})(?!\d)/;
const NAME_SECOND =
  /^(\d{1,2})(?:st|nd|rd|th|er|\.)?[\s-]*(?:de\s+)?([\p{L}.]{3,})[\s,-]*(?:de\s+)?(\d{4}|\d{2})(?!\d)/u;
const NAME_FIRST = /^([\p{L}.]{3,})\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)/u;
const TIME =
  /^(?:T|\s*,?\s*(?:(?:at|um|à)\s)?\s*)(\d{1,2})(?:[:.h](\d{2})(?:[:.](\d{2})(?:[.,](\d{1,9}))?)?)?\s*(?:([ap])\.?\s?m\.?|([صم]|vorm|nachm|fm|em|上午|午前|오전|下午|午後|오후)(?!\p{L})\.?|Uhr)?(?:\s*\(?(.*?)\)?)?$/iu;

/** Words for the half of the day after noon; all others that `TIME` reads are for the one before. */
const AFTER_NOON: ReadonlySet<string> = new Set(['p', 'م', 'nachm', 'em', '下午', '午後', '오후']);

/** A day and time as written, before a zone is applied. */
export interface WrittenTime {
  /** `YYYY-MM-DD`; it may not be a day of the calendar. */
  readonly day: string;
  /** Milliseconds since the start of the day; undefined without a time of day. */
  readonly time: number | undefined;
  readonly offset: Offset | undefined;
}

/** Reads a day, or a day with a time and perhaps an offset or a zone. Undefined if the cell has another form. */
export function readTime(cell: string, format: DateFormat): WrittenTime | undefined {
  const text = withoutWeekday(cell.replace(/[\s\u200e\u200f]+/g, ' ').trim());
  const day = readDay(text, format);
  if (day === undefined) return undefined;
  const rest = text.slice(day.length);
  if (rest === '') return { day: day.text, time: undefined, offset: undefined };
  const match = TIME.exec(rest);
  return match === null ? undefined : readClock(day.text, match);
}

function readClock(day: string, match: RegExpExecArray): WrittenTime | undefined {
  const [, hours = '', minutes, seconds = '0', fraction = '0', latin, word, zone = ''] = match;
  const half = (latin ?? word)?.toLowerCase();
  if (minutes === undefined && half === undefined) return undefined;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return undefined;
    hour = (hour % 12) + (AFTER_NOON.has(half) ? 12 : 0);
  }
  const minute = Number(minutes ?? 0);
  if (hour > 23 || minute > 59 || Number(seconds) > 59) return undefined;
  const offset = zone === '' ? undefined : offsetOf(zone);
  if (zone !== '' && offset === undefined) return undefined;
  const milliseconds = Math.floor(Number(`0.${fraction}`) * 1000);
  return { day, time: ((hour * 60 + minute) * 60 + Number(seconds)) * 1000 + milliseconds, offset };
}

interface DayText {
  readonly text: string;
  /** Characters of the cell that it takes. */
  readonly length: number;
}

function readDay(text: string, format: DateFormat): DayText | undefined {
  const yearFirst = YEAR_FIRST.exec(text) ?? COMPACT.exec(text);
  if (yearFirst !== null) return dayText(yearFirst, yearFirst[1]!, yearFirst[2]!, yearFirst[3]!);
  const numbers = format === 'iso' ? null : THREE_NUMBERS.exec(text);
  if (numbers !== null) {
    const [, first = '', second = '', third = ''] = numbers;
    if (format === 'yy/mm/dd') return dayText(numbers, first, second, third);
    return format === 'mm/dd/yyyy' ? dayText(numbers, third, first, second) : dayText(numbers, third, second, first);
  }
  const named = NAME_SECOND.exec(text) ?? NAME_FIRST.exec(text);
  if (named === null) return undefined;
  const [, first = '', second = '', year = ''] = named;
  const isDayFirst = /^\d/.test(first);
  const month = monthOf(isDayFirst ? second : first);
  return month === undefined ? undefined : dayText(named, year, String(month), isDayFirst ? first : second);
}

function dayText(match: RegExpExecArray, year: string, month: string, day: string): DayText | undefined {
  if (day.length > 2) return undefined;
  return { text: `${fullYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, length: match[0].length };
}

/** Years of two digits as POSIX reads them: 69 to 99 are of the last century. */
function fullYear(year: string): string {
  if (year.length === 4) return year;
  return Number(year) < 69 ? `20${year.padStart(2, '0')}` : `19${year.padStart(2, '0')}`;
}

function withoutWeekday(text: string): string {
  const match = /^([\p{L}.]+),?\s+/u.exec(text);
  return match !== null && isWeekday(match[1]!) ? text.slice(match[0].length) : text;
}

/** Whether the day exists. */
export function existsDay({ day }: WrittenTime): boolean {
  return isCalendarDay(day);
}
