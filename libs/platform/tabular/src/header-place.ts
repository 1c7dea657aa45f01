import type { FileFormat, LayoutDefect } from './file-layout.js';
import { HeaderNames } from './header-names.js';
import { fold } from './folded.js';

/** Where the header of a file is. */
export interface HeaderPlace {
  /** Row number of its first row. */
  readonly row: number;
  /** Number of its rows. */
  readonly rows: number;
  readonly names: HeaderNames;
  /** Index of each mapped column. */
  readonly indexes: readonly number[];
  /** How well it fits, to compare delimiters. */
  readonly score: number;
}

type Rows = readonly (readonly string[])[];

/** A defect with the number of mapped columns that were found, to report the row that fits best. */
interface Misfit extends LayoutDefect {
  readonly found: number;
}

/** Rows among which the header is searched. */
const SEARCHED_ROWS = 40;
const MAX_HEADER_ROWS = 3;
const CELLS_OF_SECOND_ROWS = new Set(['response', 'open-ended response', 'other (please specify)']);
const QUALTRICS_ID = /^\{["']ImportId["']:/;

/** The first row, or group of header rows, that has all mapped columns. */
export function namedHeader(rows: Rows, format: FileFormat, columns: readonly string[]): HeaderPlace | LayoutDefect {
  let best: Misfit | undefined;
  const starts =
    format.headerRow === undefined ? rows.slice(0, SEARCHED_ROWS).map((_, index) => index) : [format.headerRow - 1];
  const counts = format.headerRows === undefined ? [1, 2, MAX_HEADER_ROWS] : [format.headerRows];
  for (const count of counts) {
    for (const start of starts) {
      if (isBlank(rows[start] ?? [])) continue;
      const names = new HeaderNames(rows.slice(start, start + count));
      const indexes = columns.map((column) => names.find(column));
      const wrong = indexes.findIndex((index) => typeof index !== 'number');
      if (wrong === -1) return placeOf(rows, start, count, format, names, indexes as number[]);
      const found = indexes.filter((index) => typeof index === 'number').length;
      if (best === undefined || found > best.found)
        best = { ...misfit(columns[wrong]!, indexes[wrong]!, start), found };
    }
  }
  return best ?? { code: 'empty', detail: 'The file has no rows with text.', row: null };
}

/** The first row that looks like a header: most columns of the file have a name in it, and few names are numbers. */
export function bestHeader(rows: Rows, format: FileFormat): HeaderPlace | LayoutDefect {
  const width = typicalWidth(rows);
  const start =
    format.headerRow === undefined
      ? rows.findIndex((row) => filled(row) >= Math.max(1, width * 0.6) && numbersIn(row) < filled(row) / 2)
      : format.headerRow - 1;
  const row = rows[start];
  if (row === undefined || isBlank(row)) return { code: 'empty', detail: 'The file has no header.', row: null };
  const names = new HeaderNames(rows.slice(start, start + (format.headerRows ?? 1)));
  return { ...placeOf(rows, start, format.headerRows ?? 1, format, names, []), score: width };
}

function placeOf(
  rows: Rows,
  start: number,
  count: number,
  format: FileFormat,
  names: HeaderNames,
  indexes: readonly number[],
): HeaderPlace {
  const extra = format.headerRows === undefined && count === 1 ? secondRows(rows, start, indexes) : 0;
  const all = extra === 0 ? names : new HeaderNames(rows.slice(start, start + 1 + Math.min(extra, 1)));
  return { row: start + 1, rows: count + extra, names: all, indexes, score: indexes.length };
}

/** Rows under the header that are part of it: texts and ids of Qualtrics, kinds of answers of SurveyMonkey. */
function secondRows(rows: Rows, start: number, indexes: readonly number[]): number {
  const [header = [], second = [], third = []] = rows.slice(start, start + 3);
  if (third.some((cell) => QUALTRICS_ID.test(cell))) return 2;
  if (second.some((cell) => QUALTRICS_ID.test(cell))) return 1;
  if (!second.some((cell) => CELLS_OF_SECOND_ROWS.has(fold(cell)))) return 0;
  const respondent = header.findIndex((name) => fold(name) === 'respondent id');
  if (respondent !== -1) return (second[respondent] ?? '').trim() === '' ? 1 : 0;
  const mapped = indexes.length === 0 ? second : indexes.map((index) => second[index] ?? '');
  return mapped.every((cell) => cell.trim() === '' || CELLS_OF_SECOND_ROWS.has(fold(cell))) ? 1 : 0;
}

function misfit(column: string, found: number | 'missing' | 'twice', start: number): LayoutDefect {
  const name = `“${column.slice(0, 100)}”`;
  return found === 'twice'
    ? { code: 'duplicate-column', detail: `The header has the column ${name} twice.`, row: start + 1 }
    : { code: 'missing-column', detail: `The header has no column ${name}.`, row: start + 1 };
}

/** The number of cells that most rows have. */
function typicalWidth(rows: Rows): number {
  const counts = new Map<number, number>();
  for (const row of rows) if (!isBlank(row)) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
  return [...counts].reduce((best, [width, count]) => (count > (counts.get(best) ?? 0) ? width : best), 0);
}

function filled(row: readonly string[]): number {
  return row.filter((cell) => cell.trim() !== '').length;
}

function numbersIn(row: readonly string[]): number {
  return row.filter((cell) => /^[\d.,:/\s+-]+$/.test(cell.trim())).length;
}

function isBlank(row: readonly string[]): boolean {
  return filled(row) === 0;
}
