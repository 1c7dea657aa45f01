import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  RiskCustomerStore,
  type CustomerName,
  type ProfilingChoice,
} from '../../application/churn/risk-customer-store.js';

const SAVE_NAMES = `
  insert into analytics.risk_customer as known (tenant_id, customer_id, external_id, customer_key, revision)
  select distinct on (1, 2) "tenantId", "customerId", "externalId", "customerKey", revision
  from json_to_recordset($1::json) as c ("tenantId" uuid, "customerId" uuid, "externalId" text, "customerKey" uuid, revision integer)
  order by 1, 2, revision desc
  on conflict (tenant_id, customer_id) do update
  set external_id = excluded.external_id, customer_key = excluded.customer_key, revision = excluded.revision
  where known.revision < excluded.revision`;

const SAVE_CHOICES = `
  insert into analytics.risk_customer as known (tenant_id, customer_id, no_profiling, choice_revision)
  select distinct on (1, 2) "tenantId", "customerId", "noProfiling", revision
  from json_to_recordset($1::json) as c ("tenantId" uuid, "customerId" uuid, "noProfiling" boolean, revision integer)
  order by 1, 2, revision desc
  on conflict (tenant_id, customer_id) do update
  set no_profiling = excluded.no_profiling, choice_revision = excluded.choice_revision
  where known.choice_revision < excluded.choice_revision`;

/** A merged profile's objection holds for the customer whose profile was kept. */
const DELETE_RISKS = `
  delete from analytics.customer_risk r
  using (select distinct c."tenantId" as tenant_id, coalesce(p.kept_id, c."customerId") as customer_id
    from json_to_recordset($1::json) as c ("tenantId" uuid, "customerId" uuid)
    join analytics.risk_customer k on k.tenant_id = c."tenantId" and k.customer_id = c."customerId" and k.no_profiling
    left join analytics.customer_pointer p on p.tenant_id = c."tenantId" and p.customer_id = c."customerId") objecting
  where r.tenant_id = objecting.tenant_id and r.customer_id = objecting.customer_id
  returning r.tenant_id as "tenantId", r.customer_id as "customerId"`;

/** `RiskCustomerStore` with set-based statements. */
@Injectable()
export class SqlRiskCustomerStore extends RiskCustomerStore {
  override async saveNames(tx: BatchTx, names: readonly CustomerName[]): Promise<void> {
    if (names.length > 0) await tx.query(SAVE_NAMES, [JSON.stringify(names)]);
  }

  override async saveChoices(tx: BatchTx, choices: readonly ProfilingChoice[]) {
    if (choices.length === 0) return [];
    const rows = JSON.stringify(choices);
    await tx.query(SAVE_CHOICES, [rows]);
    return tx.query<{ tenantId: string; customerId: string }>(DELETE_RISKS, [rows]);
  }
}
