import { CsvRows, type CsvRow } from '../domain/import/csv-rows.js';
import type { FileLayout } from '../domain/import/file-layout.js';
import type { ImportMapping } from '../domain/import-mapping.js';
import { RowReader, WRONG_ENCODING } from '../domain/import-row.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { CheckedRows, NumberedRow, RowContext } from './check-rows.js';
import type { Expected, ImportBatch } from './import-progress.js';
import type { ImportFailure, ImportState } from './import-store.js';
import type { Occurrences } from './occurrences.js';

/** A row that is not committed yet. */
export interface PendingRow extends NumberedRow {
  /** Offset in the file after the row. */
  readonly end: number;
}

/** The state of a run. */
export class ImportWork {
  readonly context: RowContext;
  /** Rows that are not committed yet, without blank ones. */
  pending: readonly PendingRow[] = [];
  /** The checkpoint before the pending rows. */
  begin: number;
  /** The number of rows before the checkpoint; blank ones do not count. */
  rowsBefore: number;
  /** The transaction in progress while the next rows are read and checked. */
  committing: Promise<void> = Promise.resolve();
  /** The expectation for the next transaction. */
  expected: Expected = 'new';
  /** The first row with text that is not in the encoding of the file. */
  unreadableRow: number | undefined;
  readonly #csv: CsvRows;
  /** The number of the last row that was read, as in a spreadsheet. */
  #row: number;

  constructor(
    readonly state: ImportState,
    survey: PublishedSurvey,
    readonly layout: FileLayout,
    occurrences: Occurrences,
    /** Where to start to read: the checkpoint, or the first row to count the occurrences before it. */
    readonly start = Math.max(state.bytesDone, layout.dataStart),
  ) {
    const mapping: ImportMapping = state.isWorkbook ? { ...state.mapping, decimal: '.' } : state.mapping;
    const reader = new RowReader(survey, mapping, layout.indexes, layout.decode);
    this.context = { survey, reader, width: layout.names.width, occurrences, opensTasks: state.opensTasks };
    this.#csv = new CsvRows(start, layout.delimiter);
    this.#row = start > layout.dataStart ? state.sheetRows : layout.headerRow + layout.headerRows - 1;
    this.begin = state.bytesDone;
    this.rowsBefore = state.rows.read;
    this.unreadableRow = state.unreadableRow;
  }

  /** Reads the next bytes of the file; undefined is its end. */
  read(bytes: Buffer | undefined): void {
    const rows = bytes === undefined ? this.#csv.end() : this.#csv.push(bytes);
    const added: PendingRow[] = [];
    for (const row of rows) {
      this.#row += 1;
      if (!isBlank(row)) added.push({ row: this.#row, cells: row.cells, defect: row.defect, end: row.end });
    }
    this.pending = this.pending.length === 0 ? added : [...this.pending, ...added];
  }

  /** Removes the first pending rows and returns them as a batch. */
  take(rows: readonly PendingRow[], checked: CheckedRows): ImportBatch {
    const last = rows.at(-1)!;
    this.unreadableRow ??= checked.errors.find(({ code }) => code === WRONG_ENCODING)?.row;
    const batch = {
      ...checked,
      header: this.layout.names.names,
      from: this.begin,
      to: last.end,
      sheetRows: last.row,
      unreadableRow: this.unreadableRow,
      layout: this.layout,
      source: rows,
    };
    this.pending = this.pending.slice(rows.length);
    this.begin = last.end;
    this.rowsBefore += rows.length;
    return batch;
  }

  /** How the import ends after the last row. */
  outcome(): 'end' | ImportFailure {
    if (this.rowsBefore === 0) return { code: 'no-rows', detail: 'The file has a header and no rows.', row: null };
    if (this.unreadableRow === undefined) return 'end';
    const { encoding } = this.layout;
    const detail = `From row ${this.unreadableRow}, rows have text that is not ${encoding}; they were left out; all other rows were imported. Upload the file again in UTF-8, or set its \`encoding\` in a new import.`;
    return { code: encoding === 'utf-8' ? 'not-utf8' : WRONG_ENCODING, detail, row: this.unreadableRow };
  }
}

/** A hard blank in UTF-8, and the end of a file in DOS; a character per byte. */
// oxlint-disable-next-line no-control-regex -- the pattern matches a control character on purpose
const INVISIBLE = /\u00c2\u00a0|\u001a/g;

function isBlank({ cells, defect }: CsvRow): boolean {
  return defect === undefined && cells.every((cell) => cell.replaceAll(INVISIBLE, '').trim() === '');
}
