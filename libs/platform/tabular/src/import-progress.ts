/** `proposed`: it waits to be started; `undoing`: what it brought is being taken back. */
export const IMPORT_STATUSES = [
  'waiting',
  'proposed',
  'queued',
  'running',
  'done',
  'failed',
  'undoing',
  'undone',
] as const;

export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** Why an import failed; the rows before the failure stay accepted. */
export interface ImportFailure {
  readonly code: string;
  readonly detail: string;
  /** Row number as in a spreadsheet, if the failure concerns a row. */
  readonly row: number | null;
}

/** Counts of rows, from 0. */
export interface RowCounts {
  readonly read: number;
  /** Rows that were taken over. */
  readonly accepted: number;
  /** Rows that said what was known already. */
  readonly unchanged: number;
  readonly rejected: number;
}
