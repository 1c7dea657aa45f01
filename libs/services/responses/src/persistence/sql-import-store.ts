import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  ImportStore,
  MAX_STORED_ERRORS,
  type ImportFailure,
  type ImportState,
  type ImportStep,
  type StoredRowError,
  type Upload,
} from '../application/import-store.js';
import type { ImportProposal } from '../domain/import/propose.js';
import type { SubmissionKey } from '../application/response-store.js';
import { importFromRow, type ImportRow } from './import.row.js';

/** `ImportStore` in SQL. */
@Injectable()
export class SqlImportStore extends ImportStore {
  override async create(tx: TenantTx, state: ImportState): Promise<void> {
    await tx.query(
      `insert into responses.import
         (tenant_id, id, survey_id, survey_version, mapping, dry_run, open_tasks, status, created_at)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9) on conflict (tenant_id, id) do nothing`,
      [
        state.tenantId,
        state.id,
        state.surveyId,
        state.surveyVersion,
        JSON.stringify(state.mapping),
        state.dryRun,
        state.opensTasks,
        state.status,
        state.createdAt,
      ],
    );
  }

  override async removeEmpty(tx: TenantTx, id: string): Promise<void> {
    await tx.query(
      `delete from responses.import where tenant_id = $1 and id = $2 and status = 'waiting' and upload_id is null`,
      [tx.tenantId, id],
    );
  }

  override async openSurveys(tx: TenantTx, limit: number): Promise<readonly string[]> {
    const rows = await tx.query<{ survey_id: string }>(
      `select survey_id from responses.survey where tenant_id = $1 and status = 'open'
       order by changed_at desc, survey_id limit $2`,
      [tx.tenantId, limit],
    );
    return rows.map((row) => row.survey_id);
  }

  override async find(tx: TenantTx, id: string, lock = false): Promise<ImportState | undefined> {
    const [row] = await tx.query<ImportRow>(
      `select * from responses.import where tenant_id = $1 and id = $2 ${lock ? 'for update' : ''}`,
      [tx.tenantId, id],
    );
    return row && importFromRow(row);
  }

  override async appendChunk(tx: TenantTx, id: string, uploadId: string, offset: number, bytes: Buffer): Promise<void> {
    await tx.query(
      `insert into responses.import_chunk (tenant_id, import_id, upload_id, byte_offset, bytes)
       values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, id, uploadId, offset, bytes],
    );
  }

  override async dropChunks(tx: TenantTx, id: string, uploadId: string | null): Promise<void> {
    await tx.query(
      `delete from responses.import_chunk
       where tenant_id = $1 and import_id = $2 and upload_id is distinct from $3::uuid`,
      [tx.tenantId, id, uploadId],
    );
  }

  override async dropUpload(tx: TenantTx, id: string, uploadId: string): Promise<void> {
    await tx.query('delete from responses.import_chunk where tenant_id = $1 and import_id = $2 and upload_id = $3', [
      tx.tenantId,
      id,
      uploadId,
    ]);
  }

  override async queue(tx: TenantTx, id: string, upload: Upload): Promise<void> {
    const key = [tx.tenantId, id];
    await tx.query('delete from responses.import_error where tenant_id = $1 and import_id = $2', key);
    await tx.query('delete from responses.import_trial where tenant_id = $1 and import_id = $2', key);
    await tx.query('delete from responses.import_rejected_row where tenant_id = $1 and import_id = $2', key);
    await tx.query(
      `update responses.import
       set rejected_preamble = null, status = 'queued', upload_id = $3, content_digest = $4, content_bytes = $5, header = null, bytes_done = 0,
           is_workbook = $6, content_encoding = $7, proposal = null,
           sheet_rows = 0, unreadable_row = null, withdrawn = 0,
           rows_read = 0, rows_accepted = 0, rows_unchanged = 0, rows_rejected = 0, errors_total = 0,
           failure = null, finished_at = null
       where tenant_id = $1 and id = $2`,
      [...key, upload.id, upload.digest, upload.bytes, upload.isWorkbook, upload.encoding ?? null],
    );
  }

  override async saveProposal(tx: TenantTx, state: ImportState, proposal: ImportProposal): Promise<void> {
    await tx.query(
      `update responses.import set status = 'proposed', proposal = $3::jsonb, survey_id = $4, survey_version = $5
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, state.id, JSON.stringify(proposal), state.surveyId, state.surveyVersion],
    );
  }

  override async confirm(tx: TenantTx, state: ImportState): Promise<void> {
    await tx.query(
      `update responses.import
       set status = $3, mapping = $4::jsonb, dry_run = $5, open_tasks = $6, survey_id = $7, survey_version = $8
       where tenant_id = $1 and id = $2`,
      [
        tx.tenantId,
        state.id,
        state.status,
        JSON.stringify(state.mapping),
        state.dryRun,
        state.opensTasks,
        state.surveyId,
        state.surveyVersion,
      ],
    );
  }

  override async errors(tx: TenantTx, id: string, after: number, limit: number): Promise<readonly StoredRowError[]> {
    const rows = await tx.query<{
      position: number;
      row_number: number;
      column_name: string | null;
      code: string;
      detail: string;
    }>(
      `select position, row_number, column_name, code, detail from responses.import_error
       where tenant_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
      [tx.tenantId, id, after, limit],
    );
    return rows.map(({ position, row_number, column_name, code, detail }) => ({
      position,
      row: row_number,
      column: column_name,
      code,
      detail,
    }));
  }

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

  override async readChunk(
    tx: BatchTx | TenantTx,
    { tenantId, id, uploadId }: Pick<ImportState, 'tenantId' | 'id' | 'uploadId'>,
    offset: number,
  ): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ bytes: Buffer }>(
      `select substring(bytes from ($4::bigint - byte_offset + 1)::integer) as bytes
       from responses.import_chunk
       where tenant_id = $1 and import_id = $2 and upload_id = $3 and byte_offset <= $4
         and byte_offset + octet_length(bytes) > $4
       order by byte_offset desc limit 1`,
      [tenantId, id, uploadId, offset],
    );
    return row?.bytes;
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
