import { escapeFormulas } from './formula-escape.js';

/** A value of a table. */
export type Cell = string | number | boolean | null;

/** Precedes the text where asked for: Excel takes files without it for windows-1252. */
export const BOM = '\ufeff';

/** A value as a quoted cell of a CSV row (RFC 4180), without formulas. Numbers are not text and stay as they are. */
export function csvCell(value: Cell): string {
  const text = typeof value === 'string' ? escapeFormulas(value) : value === null ? '' : String(value);
  return `"${text.replaceAll('"', '""')}"`;
}

/** A CSV line with its line end. */
export function csvLine(values: readonly Cell[], delimiter = ','): string {
  return `${values.map(csvCell).join(delimiter)}\r\n`;
}
