import {
  encodingFailure,
  type FileLayout,
  NumberedRows,
  type PlacedRow,
  WRONG_ENCODING,
  type ImportFailure,
} from '@hearback/tabular';
import type { ImportMapping } from '../domain/import-mapping.js';
import { RowReader } from '../domain/import-row.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import type { CheckedRows, RowContext } from './check-rows.js';
import type { Expected, ImportBatch } from './import-progress.js';
import type { ImportState } from './import-store.js';
import type { Occurrences } from './occurrences.js';

/** The state of a run. */
export class ImportWork {
  readonly context: RowContext;
  /** Rows that are not committed yet, without blank ones. */
  pending: readonly PlacedRow[] = [];
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
  readonly #rows: NumberedRows;

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
    this.#rows = new NumberedRows(layout, start, state.sheetRows);
    this.begin = state.bytesDone;
    this.rowsBefore = state.rows.read;
    this.unreadableRow = state.unreadableRow;
  }

  /** Reads the next bytes of the file; undefined is its end. */
  read(bytes: Buffer | undefined): void {
    const added = this.#rows.push(bytes);
    this.pending = this.pending.length === 0 ? added : [...this.pending, ...added];
  }

  /** Removes the first pending rows and returns them as a batch. */
  take(rows: readonly PlacedRow[], checked: CheckedRows): ImportBatch {
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
    return this.unreadableRow === undefined ? 'end' : encodingFailure(this.unreadableRow, this.layout.encoding);
  }
}
