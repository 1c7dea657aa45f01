import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { ImportStore, type ImportState, type StoredRowError, type Upload } from '../application/import-store.js';
import type { ImportProposal } from '../domain/import/propose.js';
import { importFromRow, type ImportRow } from './import.row.js';

/** `ImportStore` in SQL. */
@Injectable()
export class SqlImportStore extends ImportStore {
  override async create(tx: TenantTx, state: ImportState): Promise<void> {
    await tx.query(
      `insert into responses.import
         (tenant_id, id, survey_id, survey_version, mapping, dry_run, open_tasks, status, created_at, file_name)
       values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9, $10) on conflict (tenant_id, id) do nothing`,
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
        state.fileName ?? null,
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
}
