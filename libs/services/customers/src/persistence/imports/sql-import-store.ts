import { keyset, TenantDatabase, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import type { ImportFailure, ImportStatus, RejectedRow, StoredContent } from '@hearback/tabular';
import { Injectable } from '@nestjs/common';
import type { ImportState, StoredRowError } from '../../application/imports/import-state.js';
import { ImportStore, type ImportStep } from '../../application/imports/import-store.js';
import { fromImportRow, type ImportRow } from './import.row.js';
import { insertErrors, insertRejected } from './rejected-rows-sql.js';

/** `ImportStore` in SQL. An import has one upload, whose id is that of the import. */
@Injectable()
export class SqlImportStore extends ImportStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async create(tx: TenantTx, { id, fileName, status, by, createdAt }: ImportState): Promise<boolean> {
    const rows = await tx.query(
      `insert into customers.import (tenant_id, id, file_name, status, actor_kind, actor_id, created_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (tenant_id, id) do nothing returning id`,
      [tx.tenantId, id, fileName ?? null, status, by.kind, by.id, createdAt],
    );
    return rows.length > 0;
  }

  override async remove(tx: TenantTx, id: string): Promise<void> {
    await tx.query(`delete from customers.import where tenant_id = $1 and id = $2 and status = 'waiting'`, [
      tx.tenantId,
      id,
    ]);
  }

  override async find(tx: TenantTx, id: string, lock = false): Promise<ImportState | undefined> {
    const [row] = await tx.query<ImportRow>(
      `select * from customers.import where tenant_id = $1 and id = $2 ${lock ? 'for update' : ''}`,
      [tx.tenantId, id],
    );
    return row && fromImportRow(row);
  }

  override async list(
    tenantId: string,
    status: ImportStatus | undefined,
    page: PageRequest,
  ): Promise<Page<ImportState>> {
    const parameters: unknown[] = [tenantId, status ?? null];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ImportRow>(
        `select * from customers.import
         where tenant_id = $1 and ($2::text is null or status = $2) and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(fromImportRow), page.limit);
  }

  override async appendChunk(tx: TenantTx, id: string, offset: number, bytes: Buffer): Promise<void> {
    await tx.query(
      `insert into customers.import_chunk (tenant_id, import_id, upload_id, byte_offset, bytes)
       values ($1, $2, $2, $3, $4)`,
      [tx.tenantId, id, offset, bytes],
    );
  }

  override async readChunk(tx: TenantTx, id: string, offset: number): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ bytes: Buffer }>(
      `select substring(bytes from ($3::bigint - byte_offset + 1)::integer) as bytes from customers.import_chunk
       where tenant_id = $1 and import_id = $2 and upload_id = $2 and byte_offset <= $3
         and byte_offset + octet_length(bytes) > $3
       order by byte_offset desc limit 1`,
      [tx.tenantId, id, offset],
    );
    return row?.bytes;
  }

  override async saveContent(tx: TenantTx, id: string, content: StoredContent): Promise<void> {
    await tx.query(
      `update customers.import set content_digest = $3, content_bytes = $4, is_workbook = $5, content_encoding = $6
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, content.digest, content.bytes, content.isWorkbook, content.encoding ?? null],
    );
  }

  override async save(tx: TenantTx, { id, status, proposal, mapping, by }: ImportState): Promise<void> {
    const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
    await tx.query(
      `update customers.import
       set status = $3, proposal = $4::jsonb, mapping = $5::jsonb, actor_kind = $6, actor_id = $7
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, status, json(proposal), json(mapping), by.kind, by.id],
    );
  }

  override async advance(tx: TenantTx, id: string, step: ImportStep): Promise<void> {
    const { read, accepted, unchanged, rejected } = step.rows;
    if (step.errors.length > 0) await insertErrors(tx, id, step.errors);
    if (step.rejected !== undefined) await insertRejected(tx, id, step.rejected);
    await tx.query(
      `update customers.import
       set status = 'running', bytes_done = $3, sheet_rows = $4, unreadable_row = $5, rows_read = rows_read + $6,
         rows_accepted = rows_accepted + $7, rows_unchanged = rows_unchanged + $8, rows_rejected = rows_rejected + $9,
         errors_total = errors_total + $10
       where tenant_id = $1 and id = $2`,
      [
        tx.tenantId,
        id,
        step.bytesDone,
        step.sheetRows,
        step.unreadableRow ?? null,
        read,
        accepted,
        unchanged,
        rejected,
        step.errors.length,
      ],
    );
  }

  override async finish(tx: TenantTx, id: string, at: Date, failure: ImportFailure | undefined): Promise<void> {
    const key = [tx.tenantId, id];
    await tx.query('delete from customers.import_chunk where tenant_id = $1 and import_id = $2', key);
    await tx.query(
      `update customers.import set status = $3, failure = $4::jsonb, finished_at = $5, proposal = null
       where tenant_id = $1 and id = $2`,
      [...key, failure === undefined ? 'done' : 'failed', failure === undefined ? null : JSON.stringify(failure), at],
    );
  }

  override async errors(tx: TenantTx, id: string, after: number, limit: number): Promise<readonly StoredRowError[]> {
    return tx.query<StoredRowError>(
      `select position, row_number as row, column_name as "column", code, detail from customers.import_error
       where tenant_id = $1 and import_id = $2 and position > $3 order by position limit $4`,
      [tx.tenantId, id, after, limit],
    );
  }

  override async rejectedPreamble(tx: TenantTx, id: string): Promise<Buffer | undefined> {
    const [row] = await tx.query<{ preamble: Buffer | null }>(
      'select rejected_preamble as preamble from customers.import where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    return row?.preamble ?? undefined;
  }

  override rejectedAfter(tx: TenantTx, id: string, row: number, limit: number): Promise<readonly RejectedRow[]> {
    return tx.query<RejectedRow>(
      `select row_number as row, line from customers.import_rejected_row
       where tenant_id = $1 and import_id = $2 and row_number > $3 order by row_number limit $4`,
      [tx.tenantId, id, row, limit],
    );
  }
}
