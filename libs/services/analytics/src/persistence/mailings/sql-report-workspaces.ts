import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { ReportWorkspaces, type ReportWorkspace } from '../../application/mailings/report-schedule-store.js';

/** `ReportWorkspaces` in the table `analytics.report_workspace`. */
@Injectable()
export class SqlReportWorkspaces extends ReportWorkspaces {
  override async save(
    tx: BatchTx,
    tenantId: string,
    { name, timeZone }: { readonly name: string; readonly timeZone: string },
    changedAt: Date,
  ): Promise<void> {
    await tx.query(
      `insert into analytics.report_workspace as w (tenant_id, name, time_zone, changed_at) values ($1, $2, $3, $4)
       on conflict (tenant_id) do update set name = excluded.name, time_zone = excluded.time_zone,
         changed_at = excluded.changed_at
       where w.changed_at <= excluded.changed_at`,
      [tenantId, name, timeZone, changedAt],
    );
  }

  override async find(tx: Tx, tenantId: string): Promise<ReportWorkspace> {
    const [row] = await tx.query<{ name: string | null; timeZone: string | null }>(
      `select w.name, coalesce(w.time_zone, c.time_zone) as "timeZone"
       from (select $1::uuid as tenant_id) t
       left join analytics.report_workspace w using (tenant_id)
       left join analytics.workspace c using (tenant_id)`,
      [tenantId],
    );
    return { name: row?.name ?? null, timeZone: row?.timeZone ?? 'UTC' };
  }
}
