import type { BatchTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ImportFailure } from '@hearback/tabular';
import { ImportCheckpoints, type ImportStep } from '../application/import-checkpoints.js';
import { MAX_STORED_ERRORS, type ImportState } from '../application/import-store.js';
import type { SubmissionKey } from '../application/response-store.js';
import { importFromRow, type ImportRow } from './import.row.js';

/** `ImportCheckpoints` in SQL. */
@Injectable()
export class SqlImportCheckpoints extends ImportCheckpoints {
  override async lockRun(
    tx: BatchTx,
    tenantId: string,
    id: string,
    uploadId: string,
  ): Promise<ImportState | undefined> {
    const [row] = await tx.query<ImportRow>(
      `select * from responses.import
       where tenant_id = $1 and id = $2 and upload_id = $3 and status in ('queued', 'running') for update`,
      [tenantId, id, uploadId],
    );
    return row && importFromRow(row);
  }

  override async lockAtCheckpoint(
    tx: BatchTx,
    tenantId: string,
    id: string,
    uploadId: string,
    checkpoint: number,
  ): Promise<void> {
    await tx.query('select responses.hold_import($1, $2, $3, $4)', [tenantId, id, uploadId, checkpoint]);
  }

  override async advance(tx: BatchTx, tenantId: string, id: string, step: ImportStep): Promise<void> {
    const { read, accepted, unchanged, rejected } = step.rows;
    const reported = step.errors.length > 0 ? insertErrors(tx, tenantId, id, step.errors) : undefined;
    const moved = tx.query(
      `update responses.import
       set status = 'running', header = $3::jsonb, bytes_done = $4, rows_read = rows_read + $5,
           rows_accepted = rows_accepted + $6, rows_unchanged = rows_unchanged + $7,
           rows_rejected = rows_rejected + $8, errors_total = errors_total + $9, sheet_rows = $10,
           unreadable_row = $11
       where tenant_id = $1 and id = $2`,
      [
        tenantId,
        id,
        JSON.stringify(step.header),
        step.bytesDone,
        read,
        accepted,
        unchanged,
        rejected,
        step.errors.length,
        step.sheetRows,
        step.unreadableRow ?? null,
      ],
    );
    const kept = step.rejected && insertRejected(tx, tenantId, id, step.rejected);
    await Promise.all([reported, moved, kept]);
  }

  override async finish(tx: BatchTx, state: ImportState, at: Date, failure: ImportFailure | undefined): Promise<void> {
    const key = [state.tenantId, state.id];
    await tx.query('delete from responses.import_chunk where tenant_id = $1 and import_id = $2', key);
    await tx.query('delete from responses.import_trial where tenant_id = $1 and import_id = $2', key);
    await tx.query(
      `update responses.import set status = $3, failure = $4::jsonb, finished_at = $5 where tenant_id = $1 and id = $2`,
      [...key, failure === undefined ? 'done' : 'failed', failure === undefined ? null : JSON.stringify(failure), at],
    );
  }

  override async dryRun(
    tx: BatchTx,
    importId: string,
    submissions: readonly (SubmissionKey & { readonly contentDigest: string })[],
  ): Promise<readonly { readonly digest: string; readonly isNew: boolean }[]> {
    const rows = JSON.stringify(submissions.map((each, position) => ({ position, import_id: importId, ...each })));
    const shape = `json_to_recordset($1::json)
      as s(position integer, import_id uuid, "tenantId" uuid, "submissionId" uuid, "contentDigest" text)`;
    const inserted = await tx.query<{ submission_id: string }>(
      `insert into responses.import_trial (tenant_id, import_id, submission_id, content_digest)
       select "tenantId", import_id, "submissionId", "contentDigest" from ${shape}
       order by position on conflict do nothing returning submission_id`,
      [rows],
    );
    const known = await tx.query<{ position: number; content_digest: string }>(
      `select s.position, t.content_digest from ${shape}
       join responses.import_trial t
         on t.tenant_id = s."tenantId" and t.import_id = s.import_id and t.submission_id = s."submissionId"
       order by s.position`,
      [rows],
    );
    const fresh = new Set(inserted.map((row) => row.submission_id));
    return known.map((row, index) => ({
      digest: row.content_digest,
      // The first of several in a batch counts as the new one.
      isNew: fresh.delete(submissions[index]!.submissionId),
    }));
  }
}

/** Adds rejected rows; what precedes them is stored with the first ones. */
async function insertRejected(
  tx: Tx,
  tenantId: string,
  id: string,
  { rows, preamble }: NonNullable<ImportStep['rejected']>,
): Promise<void> {
  const lines = rows.map(({ row, line }) => ({ row, line: line.toString('base64') }));
  const added = tx.query(
    `insert into responses.import_rejected_row (tenant_id, import_id, row_number, line)
     select $1, $2, row, decode(line, 'base64') from json_to_recordset($3::json) as r (row integer, line text)`,
    [tenantId, id, JSON.stringify(lines)],
  );
  const kept = tx.query(
    `update responses.import set rejected_preamble = $3 where tenant_id = $1 and id = $2 and rejected_preamble is null`,
    [tenantId, id, preamble],
  );
  await Promise.all([added, kept]);
}

/** Appends row errors up to the maximum that is stored. */
async function insertErrors(tx: Tx, tenantId: string, id: string, errors: ImportStep['errors']): Promise<void> {
  const rows = errors.slice(0, MAX_STORED_ERRORS).map((error, index) => ({
    nth: index + 1,
    row_number: error.row,
    column_name: error.column,
    code: error.code,
    detail: error.detail,
  }));
  await tx.query(
    `insert into responses.import_error (tenant_id, import_id, position, row_number, column_name, code, detail)
     select i.tenant_id, i.id, i.errors_total + r.nth, r.row_number, r.column_name, r.code, r.detail
     from responses.import i, jsonb_to_recordset($3::jsonb)
       as r(nth integer, row_number integer, column_name text, code text, detail text)
     where i.tenant_id = $1 and i.id = $2 and i.errors_total + r.nth <= ${MAX_STORED_ERRORS}`,
    [tenantId, id, JSON.stringify(rows)],
  );
}
