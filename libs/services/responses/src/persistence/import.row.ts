import type { Encoding, ImportFailure, ImportStatus } from '@hearback/tabular';
import type { ImportState } from '../application/import-store.js';
import type { ImportProposal } from '../domain/import/propose.js';
import type { ImportMapping } from '../domain/import-mapping.js';

/** A row of `responses.import` as the driver returns it; 8-byte integers are strings. */
export interface ImportRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly survey_id: string;
  readonly survey_version: number;
  readonly file_name: string | null;
  readonly mapping: ImportMapping;
  readonly dry_run: boolean;
  readonly open_tasks: boolean;
  readonly is_workbook: boolean;
  readonly proposal: ImportProposal | null;
  readonly status: ImportStatus;
  readonly upload_id: string | null;
  readonly content_digest: string | null;
  readonly content_bytes: string;
  readonly content_encoding: Encoding | null;
  readonly header: readonly string[] | null;
  readonly bytes_done: string;
  readonly sheet_rows: number;
  readonly unreadable_row: number | null;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly errors_total: number;
  readonly failure: ImportFailure | null;
  readonly created_at: Date;
  readonly finished_at: Date | null;
  readonly withdrawn: number;
}

/** Maps a row to the import. */
export function importFromRow(row: ImportRow): ImportState {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    surveyId: row.survey_id,
    surveyVersion: row.survey_version,
    fileName: row.file_name ?? undefined,
    mapping: row.mapping,
    dryRun: row.dry_run,
    opensTasks: row.open_tasks,
    isWorkbook: row.is_workbook,
    proposal: row.proposal ?? undefined,
    status: row.status,
    uploadId: row.upload_id ?? undefined,
    contentDigest: row.content_digest ?? undefined,
    contentBytes: Number(row.content_bytes),
    contentEncoding: row.content_encoding ?? undefined,
    header: row.header ?? undefined,
    bytesDone: Number(row.bytes_done),
    sheetRows: row.sheet_rows,
    unreadableRow: row.unreadable_row ?? undefined,
    rows: {
      read: row.rows_read,
      accepted: row.rows_accepted,
      unchanged: row.rows_unchanged,
      rejected: row.rows_rejected,
    },
    errorsTotal: row.errors_total,
    failure: row.failure ?? undefined,
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
    withdrawn: row.withdrawn,
  };
}
