import type { TenantTx } from '@hearback/database';
import type { RejectedRows, RowError } from '@hearback/tabular';
import { MAX_STORED_ERRORS } from '../../application/imports/import-store.js';

/** Appends row errors up to the maximum that is stored. */
export async function insertErrors(tx: TenantTx, id: string, errors: readonly RowError[]): Promise<void> {
  const rows = errors.slice(0, MAX_STORED_ERRORS).map((error, index) => ({ nth: index + 1, ...error }));
  await tx.query(
    `insert into customers.import_error (tenant_id, import_id, position, row_number, column_name, code, detail)
     select i.tenant_id, i.id, i.errors_total + r.nth, r."row", r."column", r.code, r.detail
     from customers.import i, json_to_recordset($3::json)
       as r(nth integer, "row" integer, "column" text, code text, detail text)
     where i.tenant_id = $1 and i.id = $2 and i.errors_total + r.nth <= ${MAX_STORED_ERRORS}`,
    [tx.tenantId, id, JSON.stringify(rows)],
  );
}

/** Adds rejected rows; what precedes them is stored with the first ones. */
export async function insertRejected(tx: TenantTx, id: string, { preamble, rows }: RejectedRows): Promise<void> {
  const lines = rows.map(({ row, line }) => ({ row, line: line.toString('base64') }));
  await tx.query(
    `insert into customers.import_rejected_row (tenant_id, import_id, row_number, line)
     select $1, $2, "row", decode(line, 'base64') from json_to_recordset($3::json) as r ("row" integer, line text)`,
    [tx.tenantId, id, JSON.stringify(lines)],
  );
  await tx.query(
    `update customers.import set rejected_preamble = $3
     where tenant_id = $1 and id = $2 and rejected_preamble is null`,
    [tx.tenantId, id, preamble],
  );
}
