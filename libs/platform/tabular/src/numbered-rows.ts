import { CsvRows, type CsvRow, type RowDefect } from './csv-rows.js';
import type { FileLayout } from './file-layout.js';
import type { RowError } from './row-error.js';

/** A row of a file with its number as in a spreadsheet. */
export interface NumberedRow {
  readonly row: number;
  readonly cells: readonly string[];
  readonly defect: RowDefect | undefined;
}

/** A row with its place in the file. */
export interface PlacedRow extends NumberedRow {
  /** Offset in the file after the row. */
  readonly end: number;
}

/** Reads the rows after the header, chunk by chunk, from the start of any of them. Blank rows are left out, and count. */
export class NumberedRows {
  readonly #csv: CsvRows;
  #row: number;

  /** `start` is where the first chunk begins; `rowsBefore` are the rows of the sheet up to there, with header and blank rows. */
  constructor(layout: FileLayout, start: number, rowsBefore: number) {
    this.#csv = new CsvRows(start, layout.delimiter);
    this.#row = start > layout.dataStart ? rowsBefore : layout.headerRow + layout.headerRows - 1;
  }

  /** The rows that these bytes complete; undefined is the end of the file. */
  push(bytes: Buffer | undefined): readonly PlacedRow[] {
    const rows = bytes === undefined ? this.#csv.end() : this.#csv.push(bytes);
    const placed: PlacedRow[] = [];
    for (const row of rows) {
      this.#row += 1;
      if (!isBlank(row)) placed.push({ row: this.#row, cells: row.cells, defect: row.defect, end: row.end });
    }
    return placed;
  }
}

const DEFECTS: Readonly<Record<RowDefect, string>> = {
  'bad-quotes': 'has a quote that is opened or closed in the wrong place; write quotes inside a cell twice',
  'row-too-long': 'is longer than 1 MB; a closing quote may be missing',
};

/** The defect of a row that cannot be read at all, or that has more filled cells than the header, whose width is given. */
export function shapeError({ row, cells, defect }: NumberedRow, width: number): RowError | undefined {
  if (defect !== undefined) return { row, column: null, code: defect, detail: DEFECTS[defect] };
  const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
  if (filled <= width) return undefined;
  const rule = `must have at most ${width} cells, as the header does; it has ${filled}`;
  return { row, column: null, code: 'too-many-columns', detail: `${rule}; cells with a separator must be in quotes` };
}

/** A hard blank in UTF-8, and the end of a file in DOS; a character per byte. */
// oxlint-disable-next-line no-control-regex -- the pattern matches a control character on purpose
const INVISIBLE = /\u00c2\u00a0|\u001a/g;

function isBlank({ cells, defect }: CsvRow): boolean {
  return defect === undefined && cells.every((cell) => cell.replaceAll(INVISIBLE, '').trim() === '');
}
