import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { PlanQueries, type PlanFilter, type PlanProgress } from '../../application/asking/plan-queries.js';
import { CampaignHarm } from '../../application/asking/campaign-harm.js';
import { PlanStore } from '../../application/asking/plan-store.js';
import type { InvitationStatus } from '../../domain/asking/invitation.js';
import type { Plan } from '../../domain/asking/plan.js';
import { fromPlanRow, type PlanRow } from './plan.row.js';

/** `PlanQueries` in SQL. */
@Injectable()
export class SqlPlanQueries extends PlanQueries {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: PlanStore,
    private readonly harm: CampaignHarm,
  ) {
    super();
  }

  override plan(tenantId: string, id: string): Promise<Plan | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.store.find(tx, tenantId, id));
  }

  override plans(tenantId: string, filter: PlanFilter, page: PageRequest): Promise<Page<Plan>> {
    const parameters: unknown[] = [tenantId, filter.kind ?? null, filter.status ?? null, filter.surveyId ?? null];
    const keys = keyset(page, ['created_at', 'id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<PlanRow>(
        `select * from survey.plan where tenant_id = $1 and ($2::text is null or kind = $2) and ($3::text is null or status = $3)
           and ($4::uuid is null or survey_id = $4) and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(fromPlanRow), page.limit);
    });
  }

  override progress(tenantId: string, id: string): Promise<PlanProgress | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const plan = await this.store.find(tx, tenantId, id);
      if (plan === undefined) return undefined;
      const from = 'from survey.invitation where tenant_id = $1 and plan_id = $2';
      const statuses = await tx.query<{ status: InvitationStatus; customers: number }>(
        `select status, count(*)::integer as customers ${from} group by status`,
        [tenantId, id],
      );
      const reasons = await tx.query<{ reason: string; customers: number }>(
        `select reason, count(*)::integer as customers ${from} and status = 'suppressed' group by reason order by 2 desc, 1`,
        [tenantId, id],
      );
      const days = await tx.query<{ day: string; planned: number; sent: number }>(
        `select * from (select day, count(*)::integer as planned, count(sent_at)::integer as sent ${from} and day is not null
           group by day order by day desc limit 365) newest order by day`,
        [tenantId, id],
      );
      const guard = await this.harm.counts(tx, tenantId, id, plan.guardedSince);
      return { statuses: new Map(statuses.map(({ status, customers }) => [status, customers])), reasons, days, guard };
    });
  }
}
