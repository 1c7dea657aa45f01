import type { BatchTx, OneTenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ComputedReport } from '../../application/prepared/prepared-report.js';
import { PreparedReportStore } from '../../application/prepared/prepared-report-store.js';

/**
 * Marks that are there are locked shared: consumers do not wait for each other, and who takes a mark away waits for all of them. Only the
 * others are written.
 */
const MARK = `
  with marked as materialized (
    select tenant_id from analytics.prepared_report
    where tenant_id = any ($2::uuid[]) and kind = $1 and variant = '' and stale order by tenant_id for share
  )
  insert into analytics.prepared_report as known (tenant_id, kind, variant, stale)
  select tenant, $1, '', true from unnest($2::uuid[]) tenant where tenant not in (select tenant_id from marked)
  order by tenant
  on conflict (tenant_id, kind, variant) do update set stale = true where not known.stale
  returning tenant_id, computed_at`;

/** `PreparedReportStore` in the table `analytics.prepared_report`. */
@Injectable()
export class SqlPreparedReportStore extends PreparedReportStore {
  override async mark(tx: BatchTx, kind: string, tenantIds: readonly string[]) {
    if (tenantIds.length === 0) return [];
    const rows = await tx.query<{ tenant_id: string; computed_at: Date | null }>(MARK, [kind, tenantIds]);
    return rows.map(({ tenant_id: tenantId, computed_at: computedAt }) => ({ tenantId, computedAt }));
  }

  override async unmark(tx: BatchTx, kind: string, tenantId: string): Promise<void> {
    await tx.query(
      `update analytics.prepared_report set stale = false where tenant_id = $1 and kind = $2 and variant = '' and stale`,
      [tenantId, kind],
    );
  }

  override async save(
    tx: BatchTx,
    kind: string,
    variant: string,
    tenantId: string,
    { content, computedAt }: ComputedReport<object>,
  ): Promise<void> {
    await tx.query(
      `insert into analytics.prepared_report (tenant_id, kind, variant, content, computed_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, kind, variant) do update set content = excluded.content, computed_at = excluded.computed_at`,
      [tenantId, kind, variant, JSON.stringify(content), computedAt],
    );
  }

  override async find(tx: OneTenantTx, kind: string, variant: string): Promise<ComputedReport<object> | undefined> {
    const [row] = await tx.query<{ content: object; computed_at: Date }>(
      `select content, computed_at from analytics.prepared_report
       where tenant_id = $1 and kind = $2 and variant = $3 and content is not null`,
      [tx.tenantId, kind, variant],
    );
    return row && { content: row.content, computedAt: row.computed_at };
  }

  override async timeZone(tx: BatchTx, tenantId: string): Promise<string> {
    const [row] = await tx.query<{ time_zone: string }>(
      'select time_zone from analytics.workspace where tenant_id = $1',
      [tenantId],
    );
    return row?.time_zone ?? 'UTC';
  }
}
