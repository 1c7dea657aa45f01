import { numberFromCell, type DecimalSign } from './number-text.js';
import { dayReadings, numberReadings, type Readings } from './readings.js';
import { DATE_FORMATS, existsDay, readTime, type DateFormat } from './time-text.js';

/** Something about the form of days or numbers that the file does not say, so that a person has to. */
export interface FormatQuestion extends Readings {
  readonly code: 'date-order' | 'decimal-sign';
  readonly detail: string;
  readonly options: readonly string[];
}

/**
 * The formats in which the most cells are days, without those that differ only in the separator: a cell that is no day at all, such
 * as `#REF!`, takes no format away. None if fewer than half of the cells are days.
 */
export function dateFormatsOf(cells: readonly string[]): readonly DateFormat[] {
  const daysIn = (format: DateFormat) =>
    cells.filter((cell) => {
      const written = readTime(cell, format);
      return written !== undefined && existsDay(written);
    }).length;
  const isoDays = daysIn('iso');
  if (isoDays === cells.length) return ['iso'];
  const dotted = cells.some((cell) => /^\d{1,2}\.\s?\d/.test(cell));
  const shortYears = cells.filter((cell) => /^\d{2}\D/.test(cell)).length;
  const offered = DATE_FORMATS.filter((format) => format !== (dotted ? 'dd/mm/yyyy' : 'dd.mm.yyyy'));
  const counts = new Map(offered.map((format) => [format, format === 'iso' ? isoDays : daysIn(format)]));
  const most = Math.max(...counts.values());
  if (most * 2 < cells.length) return [];
  return offered.filter((format) => counts.get(format) === most && (format !== 'yy/mm/dd' || shortYears >= most));
}

/** The signs with which all cells are numbers; the first one alone if it makes no difference. */
export function decimalsOf(cells: readonly string[]): readonly DecimalSign[] {
  const signs = (['.', ','] as const).filter((sign) =>
    cells.every((cell) => typeof numberFromCell(cell, sign) === 'number'),
  );
  const differs = cells.some((cell) => numberFromCell(cell, '.') !== numberFromCell(cell, ','));
  return differs ? signs : signs.slice(0, 1);
}

/** What these cells, and the formats that fit them, leave open. */
export function formatQuestions(
  { dates, days }: { readonly dates: readonly DateFormat[]; readonly days: readonly string[] },
  { decimals, numbers }: { readonly decimals: readonly DecimalSign[]; readonly numbers: readonly string[] },
): readonly FormatQuestion[] {
  const questions: FormatQuestion[] = [];
  if (dates.length !== 1) {
    const detail =
      dates.length === 0
        ? 'No `date_format` fits all days of the file; choose one: rows with other days are rejected.'
        : 'The days of the file can be read in several orders; choose the `date_format`.';
    const options = dates.length === 0 ? DATE_FORMATS : dates;
    questions.push({ code: 'date-order', detail, options, ...dayReadings(days, options) });
  }
  if (decimals.length > 1) {
    const detail = 'Numbers such as 1.249 can be read in two ways; choose the sign before decimals as `decimal`.';
    questions.push({ code: 'decimal-sign', detail, options: decimals, ...numberReadings(numbers, decimals) });
  }
  return questions;
}
