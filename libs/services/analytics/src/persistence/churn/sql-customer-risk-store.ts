import type { BatchTx, OneTenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  CustomerRiskStore,
  type BandChange,
  type NamedRisk,
  type RiskSelection,
} from '../../application/churn/customer-risk-store.js';
import type { CustomerHistory } from '../../domain/churn/customer-history.js';
import type { RiskBand } from '../../domain/churn/risk-band.js';
import type { CustomerReason, CustomerRisk } from '../../domain/churn/customer-risk.js';
import { HISTORIES } from './histories-sql.js';

/** Risks in one statement. */
const PART = 5_000;

/** An objection under a merged profile (`c` is the one that was kept) counts too, also one that came after the histories were read. */
const MERGED_OBJECTS = `exists (
    select from analytics.customer_pointer p
    join analytics.risk_customer m on m.tenant_id = p.tenant_id and m.customer_id = p.customer_id
    where p.tenant_id = c.tenant_id and p.kept_id = c.customer_id and m.no_profiling)`;

/**
 * Profiles are locked shared: an erasure or an objection that comes meanwhile waits, and deletes what is written here; one that came
 * before is seen.
 */
const SAVE = `
  with present as materialized (
    select c.customer_id from analytics.risk_customer c
    where c.tenant_id = $1 and c.external_id is not null and not c.no_profiling
      and c.customer_id in (select (r ->> 'customerId')::uuid from json_array_elements($2::json) r)
      and not ${MERGED_OBJECTS}
    order by c.customer_id for share
  )
  insert into analytics.customer_risk (tenant_id, customer_id, risk, band, reasons, spent_minor, currency, computed_at)
  select $1::uuid, r."customerId", r.risk, r.band, r.reasons, r."spentMinor", r.currency, $3::timestamptz
  from json_to_recordset($2::json) as r ("customerId" uuid, risk double precision, band text, reasons json, "spentMinor" bigint, currency text)
  join present p on p.customer_id = r."customerId"
  order by 2
  on conflict (tenant_id, customer_id) do update set risk = excluded.risk, band = excluded.band, reasons = excluded.reasons,
    spent_minor = excluded.spent_minor, currency = excluded.currency, computed_at = excluded.computed_at
  returning customer_id, band`;

interface BandRow {
  readonly [column: string]: unknown;
  readonly customer_id: string;
  readonly band: RiskBand;
}

interface RiskRow {
  readonly [column: string]: unknown;
  readonly external_id: string;
  readonly risk: number;
  readonly band: RiskBand;
  readonly reasons: readonly CustomerReason[];
  readonly spent_minor: string | null;
  readonly currency: string | null;
  readonly computed_at: Date;
}

/** `CustomerRiskStore` in SQL. */
@Injectable()
export class SqlCustomerRiskStore extends CustomerRiskStore {
  override histories(tx: OneTenantTx, now: Date): Promise<readonly CustomerHistory[]> {
    return tx.query<CustomerHistory & Record<string, unknown>>(HISTORIES, [tx.tenantId, now]);
  }

  override async replace(
    tx: BatchTx,
    tenantId: string,
    risks: readonly CustomerRisk[],
    computedAt: Date,
  ): Promise<readonly BandChange[]> {
    const known = await tx.query<BandRow>(
      'select customer_id, band from analytics.customer_risk where tenant_id = $1',
      [tenantId],
    );
    const before = new Map(known.map(({ customer_id: customerId, band }) => [customerId, band]));
    const changes: BandChange[] = [];
    for (let first = 0; first < risks.length; first += PART) {
      const part = JSON.stringify(risks.slice(first, first + PART));
      for (const { customer_id: customerId, band } of await tx.query<BandRow>(SAVE, [tenantId, part, computedAt]))
        if (before.get(customerId) !== band) changes.push({ customerId, band });
    }
    const gone = await tx.query<{ customer_id: string }>(
      `delete from analytics.customer_risk where tenant_id = $1 and computed_at <> $2 returning customer_id`,
      [tenantId, computedAt],
    );
    return [...changes, ...gone.map(({ customer_id: customerId }) => ({ customerId, band: null }))];
  }

  override async list(tx: OneTenantTx, { band, externalId, limit }: RiskSelection): Promise<readonly NamedRisk[]> {
    const rows = await tx.query<RiskRow>(
      `select c.external_id, r.risk, r.band, r.reasons, r.spent_minor, r.currency, r.computed_at
       from analytics.customer_risk r
       join analytics.risk_customer c on c.tenant_id = r.tenant_id and c.customer_id = r.customer_id
       where r.tenant_id = $1 and c.external_id is not null and not c.no_profiling and not ${MERGED_OBJECTS}
         and ($2::text is null or r.band = $2) and ($3::text is null or c.external_id = $3)
       order by r.risk desc, r.customer_id limit $4`,
      [tx.tenantId, band ?? null, externalId ?? null, limit],
    );
    return rows.map(({ external_id, spent_minor, computed_at, ...row }) => ({
      risk: row.risk,
      band: row.band,
      reasons: row.reasons,
      currency: row.currency,
      externalId: external_id,
      spentMinor: spent_minor === null ? null : Number(spent_minor),
      computedAt: computed_at,
    }));
  }
}
