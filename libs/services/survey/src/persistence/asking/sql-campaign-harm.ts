import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { CampaignHarm } from '../../application/asking/campaign-harm.js';
import type { GuardCounts } from '../../domain/asking/plan-guard.js';

/** `CampaignHarm` in SQL. */
@Injectable()
export class SqlCampaignHarm extends CampaignHarm {
  override async campaignOf(tx: BatchTx, tenantId: string, id: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `select p.id from survey.invitation i join survey.plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id
       where i.tenant_id = $1 and i.id = $2 and p.kind = 'campaign' and p.status = 'running'`,
      [tenantId, id],
    );
    return row?.id;
  }

  override async campaignsOf(tx: BatchTx, tenantId: string, customerId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select distinct p.id from survey.invitation i join survey.plan p on p.tenant_id = i.tenant_id and p.id = i.plan_id
       where i.tenant_id = $1 and i.customer_id = $2 and i.claimed_at is not null and p.kind = 'campaign' and p.status = 'running'`,
      [tenantId, customerId],
    );
    return rows.map(({ id }) => id);
  }

  override async counts(tx: Tx, tenantId: string, planId: string, since: Date | null): Promise<GuardCounts> {
    const [row] = await tx.query<GuardCounts>(
      `select count(*)::integer as asked, count(i.bounced_at)::integer as bounced, count(i.refused_at)::integer as refused,
         (count(*) filter (where a.address_state = 'complained'))::integer as complained
       from survey.invitation i
       join survey.audience a on a.tenant_id = i.tenant_id and a.customer_id = i.customer_id
       where i.tenant_id = $1 and i.plan_id = $2 and i.claimed_at is not null and ($3::timestamptz is null or i.claimed_at >= $3)`,
      [tenantId, planId, since],
    );
    return row!;
  }
}
