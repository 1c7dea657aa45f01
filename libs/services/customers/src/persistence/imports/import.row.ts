import type { Encoding, ImportFailure, ImportStatus } from '@hearback/tabular';
import type { ImportState } from '../../application/imports/import-state.js';
import type { Actor } from '../../application/segments/audited.js';
import type { ImportMapping } from '../../domain/imports/import-mapping.js';
import type { ImportProposal } from '../../domain/imports/propose.js';

/** A row of `customers.import` as the driver returns it; 8-byte integers are strings. */
export interface ImportRow {
  readonly tenant_id: string;
  readonly id: string;
  readonly file_name: string | null;
  readonly status: ImportStatus;
  readonly mapping: ImportMapping | null;
  readonly proposal: ImportProposal | null;
  readonly is_workbook: boolean;
  readonly content_digest: string | null;
  readonly content_bytes: string;
  readonly content_encoding: Encoding | null;
  readonly bytes_done: string;
  readonly sheet_rows: number;
  readonly unreadable_row: number | null;
  readonly rows_read: number;
  readonly rows_accepted: number;
  readonly rows_unchanged: number;
  readonly rows_rejected: number;
  readonly errors_total: number;
  readonly failure: ImportFailure | null;
  readonly undone: number;
  readonly kept: number;
  readonly actor_kind: Actor['kind'];
  readonly actor_id: string;
  readonly created_at: Date;
  readonly finished_at: Date | null;
}

/** Maps a row to the import. */
export function fromImportRow(row: ImportRow): ImportState {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    fileName: row.file_name ?? undefined,
    status: row.status,
    mapping: row.mapping ?? undefined,
    proposal: row.proposal ?? undefined,
    isWorkbook: row.is_workbook,
    contentDigest: row.content_digest ?? undefined,
    contentBytes: Number(row.content_bytes),
    contentEncoding: row.content_encoding ?? undefined,
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
    undo: { undone: row.undone, kept: row.kept },
    by: { kind: row.actor_kind, id: row.actor_id },
    createdAt: row.created_at,
    finishedAt: row.finished_at ?? undefined,
  };
}
