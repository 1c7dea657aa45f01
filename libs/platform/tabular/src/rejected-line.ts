import { escapeFormulas } from '@hearback/kernel';
import iconv from 'iconv-lite';
import type { RowError } from './row-error.js';
import { detectEncoding, type Encoding } from './encoding.js';
import type { FileLayout } from './file-layout.js';
import type { NumberedRow } from './numbered-rows.js';

/** Name of the column with the defects. */
const DEFECTS = 'defects';

/** A rejected row as a line of its file. */
export interface RejectedRow {
  /** Row number as in a spreadsheet. */
  readonly row: number;
  readonly line: Buffer;
}

/** Rejected rows in the shape of their file, and what precedes them. */
export interface RejectedRows {
  readonly preamble: Buffer;
  readonly rows: readonly RejectedRow[];
}

/** The rows of `source` that have errors, as lines of a file to be mended. */
export function rejectedRows(
  layout: FileLayout,
  source: readonly NumberedRow[],
  errors: readonly RowError[],
): RejectedRows {
  const ofRow = new Map<number, RowError[]>();
  for (const error of errors) ofRow.set(error.row, [...(ofRow.get(error.row) ?? []), error]);
  const rejected = source.filter(({ row }) => ofRow.has(row));
  return {
    preamble: rejectedPreamble(layout),
    rows: rejected.map(({ row, cells }) => ({ row, line: rejectedLine(cells, ofRow.get(row)!, layout) })),
  };
}

/** The content before the first row, with one more column in the header. */
function rejectedPreamble({ preamble, delimiter }: FileLayout): Buffer {
  const text = preamble.toString('latin1').replace(/[\r\n]+$/, '');
  return Buffer.from(`${text}${delimiter}"${DEFECTS}"\r\n`, 'latin1');
}

/**
 * A rejected row as a line of its file, in the encoding of the file, with its defects in the last column. Text that a spreadsheet
 * would take for a formula gets an apostrophe, which imports take away. `cells` have a character per byte.
 */
function rejectedLine(cells: readonly string[], errors: readonly RowError[], layout: FileLayout): Buffer {
  const { names, delimiter, encoding, decode } = layout;
  const bytesOf = (text: string) =>
    iconv.encode(text, encoding.startsWith('utf-16') ? 'utf-8' : encoding).toString('latin1');
  const width = Math.max(names.width, cells.length);
  const written = Array.from({ length: width }, (_, index) => {
    const cell = cells[index] ?? '';
    const text = decode(cell);
    // Bytes without a meaning in the encoding stay as they are, to be seen and mended.
    return quoted(text === undefined ? cell : bytesOf(escapeFormulas(text)));
  });
  const defects = errors.map(({ column, detail }) => (column === null ? detail : `${column}: ${detail}`)).join('; ');
  return Buffer.from(`${[...written, quoted(bytesOf(escapeFormulas(defects)))].join(delimiter)}\r\n`, 'latin1');
}

/** The text of such a line without its line break; `encoding` is the one that was named for the file. */
export function rejectedText(line: Buffer, encoding: Encoding | undefined): string {
  const known = encoding ?? detectEncoding(line);
  return iconv.decode(line, known.startsWith('utf-16') ? 'utf-8' : known).replace(/\r\n$/, '');
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
