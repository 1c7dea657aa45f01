/** A defect of a row. */
export interface RowError {
  /** Row number as in a spreadsheet: the first row of the file is row 1, and blank rows count. */
  readonly row: number;
  readonly column: string | null;
  readonly code: string;
  readonly detail: string;
}
