import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { RiskStore, type RiskReport } from '../../application/segments/risk-store.js';

const SAVE = `
  insert into customers.customer_risk as known (tenant_id, customer_id, band, computed_at)
  select distinct on (1, 2) r."tenantId", r."customerId", r.band, r."computedAt"
  from json_to_recordset($1::json) as r ("tenantId" uuid, "customerId" uuid, band text, "computedAt" timestamptz)
  join customers.customer c on c.tenant_id = r."tenantId" and c.id = r."customerId"
  order by 1, 2, r."computedAt" desc
  on conflict (tenant_id, customer_id) do update set band = excluded.band, computed_at = excluded.computed_at
  where known.computed_at <= excluded.computed_at`;

/** `RiskStore` in SQL, for all reports at once. */
@Injectable()
export class SqlRiskStore extends RiskStore {
  override async save(tx: BatchTx, reports: readonly RiskReport[]): Promise<void> {
    if (reports.length > 0) await tx.query(SAVE, [JSON.stringify(reports)]);
  }
}
