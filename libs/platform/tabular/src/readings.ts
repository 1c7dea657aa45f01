import type { DecimalSign } from './number-text.js';
import { numberFromCell } from './number-text.js';
import { readTime, type DateFormat } from './time-text.js';

/** What cells would mean if a question were answered with this option. */
export interface Reading {
  readonly option: string;
  /** The first and last day as `YYYY-MM-DD`; for numbers, the value of the example, twice. */
  readonly from: string;
  readonly to: string;
}

/** The readings of an ambiguity, and a cell that shows it. */
export interface Readings {
  readonly example: string | null;
  readonly readings: readonly Reading[];
}

export const NO_READINGS: Readings = { example: null, readings: [] };

/** The span of days that the cells would have in each order. */
export function dayReadings(cells: readonly string[], formats: readonly DateFormat[]): Readings {
  const dayIn = (cell: string, format: DateFormat) => readTime(cell, format)?.day;
  const example = cells.find((cell) => new Set(formats.map((format) => dayIn(cell, format))).size > 1) ?? null;
  const readings = formats.flatMap((option) => {
    const days = cells.flatMap((cell) => dayIn(cell, option) ?? []).toSorted();
    return days.length === 0 ? [] : [{ option, from: days[0]!, to: days.at(-1)! }];
  });
  return { example, readings };
}

/** The value that the first ambiguous cell would have with each sign. */
export function numberReadings(cells: readonly string[], signs: readonly DecimalSign[]): Readings {
  const example = cells.find((cell) => numberFromCell(cell, '.') !== numberFromCell(cell, ','));
  if (example === undefined) return NO_READINGS;
  const readings = signs.flatMap((option) => {
    const value = numberFromCell(example, option);
    return typeof value === 'number' ? [{ option, from: String(value), to: String(value) }] : [];
  });
  return { example, readings };
}
