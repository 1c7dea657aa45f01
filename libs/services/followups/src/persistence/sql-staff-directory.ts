import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { StaffDirectory, type StaffChange } from '../application/staff-directory.js';

/** `StaffDirectory` in SQL. */
@Injectable()
export class SqlStaffDirectory extends StaffDirectory {
  override async save(tx: BatchTx, change: StaffChange): Promise<void> {
    await tx.query(
      `insert into followups.staff (tenant_id, id, name, active, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, id) do update
       set name = excluded.name, active = excluded.active, changed_at = excluded.changed_at
       where staff.changed_at <= excluded.changed_at`,
      [change.tenantId, change.id, change.name, change.active, change.changedAt],
    );
  }

  override async saveLanguage(tx: BatchTx, tenantId: string, language: string, changedAt: Date): Promise<void> {
    await tx.query(
      `insert into followups.workspace (tenant_id, language, changed_at) values ($1, $2, $3)
       on conflict (tenant_id) do update set language = excluded.language, changed_at = excluded.changed_at
       where workspace.changed_at <= excluded.changed_at`,
      [tenantId, language, changedAt],
    );
  }

  override async activeAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select id from followups.staff where tenant_id = $1 and id = any ($2) and active`,
      [tenantId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }
}
