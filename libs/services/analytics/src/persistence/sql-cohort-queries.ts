import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import {
  CohortQueries,
  type CohortDimension,
  type CohortFilter,
  type CohortGroup,
  type CoverageCounts,
  type ExposureCounts,
} from '../application/cohort-queries.js';
import type { Metric } from '../domain/method.js';
import type { Period } from '../domain/period.js';
import type { ObservedGroup } from '../domain/response-cohort.js';
import { EXPOSURES, observed, PARTS } from './cohort-statements.js';
import { Parameters } from './score-conditions.js';

const FACTS = 'bounced, started, answered, completed, withdrawn, refused, unconfirmed, open';

const NAMES: Readonly<Record<Exclude<CohortDimension, 'channel'>, string>> = {
  plan: 'select plan_id as id, name from analytics.plan where tenant_id = $1',
  survey: 'select survey_id as id, name from analytics.survey where tenant_id = $1',
  segment: 'select segment_id as id, name from analytics.segment where tenant_id = $1',
};

/** `CohortQueries` in SQL, with the request role. */
@Injectable()
export class SqlCohortQueries extends CohortQueries {
  override async targetsExist(tx: TenantTx, { surveyId, planId, segmentId }: CohortFilter): Promise<boolean> {
    const [row] = await tx.query<{ known: boolean }>(
      `select ($2::uuid is null or exists (select 1 from analytics.survey where tenant_id = $1 and survey_id = $2))
         and ($3::uuid is null or exists (select 1 from analytics.plan where tenant_id = $1 and plan_id = $3))
         and ($4::uuid is null or exists (select 1 from analytics.segment where tenant_id = $1 and segment_id = $4)) as known`,
      [tx.tenantId, surveyId ?? null, planId ?? null, segmentId ?? null],
    );
    return row?.known ?? false;
  }

  override async groups(
    tx: TenantTx,
    filter: CohortFilter,
    period: Period,
    now: Date,
    by?: CohortDimension,
  ): Promise<readonly CohortGroup[]> {
    const p = new Parameters();
    const parts =
      by === undefined
        ? ''
        : `union all select parts.part, true, ${FACTS}, count(*)::integer
           from observed o cross join lateral ${PARTS[by]} parts group by parts.part, ${FACTS}`;
    // One statement for the whole and its parts, so that they fit while events arrive.
    const rows = await tx.query<ObservedGroup & { part: string | null; is_part: boolean }>(
      `with observed as materialized (${observed(tx.tenantId, filter, period, now, p)})
       select null::text as part, false as is_part, ${FACTS}, count(*)::integer as invitations from observed group by ${FACTS} ${parts}`,
      p.values,
    );
    return rows.map(({ part, is_part, ...group }) => ({ ...group, part: is_part ? part : undefined }));
  }

  override notAsked(tx: TenantTx, { surveyId, planId }: CohortFilter, { from, to }: Period) {
    return tx.query<{ reason: string; invitations: number }>(
      `select suppressed_for as reason, count(*)::integer as invitations from analytics.invitation_fact
       where tenant_id = $1 and suppressed_at >= $2 and suppressed_at < $3 and asked_at is null
         and ($4::uuid is null or survey_id = $4) and ($5::uuid is null or plan_id = $5)
       group by suppressed_for order by invitations desc, reason`,
      [tx.tenantId, from, to, surveyId ?? null, planId ?? null],
    );
  }

  override async exposures(tx: TenantTx, surveyId: string | undefined, { from, to }: Period): Promise<ExposureCounts> {
    const [row] = await tx.query<ExposureCounts>(EXPOSURES, [tx.tenantId, from, to, surveyId ?? null]);
    return row ?? { shown: 0, answered: 0 };
  }

  override async coverage(
    tx: TenantTx,
    filter: CohortFilter,
    period: Period,
    generation: number,
  ): Promise<readonly CoverageCounts[]> {
    const p = new Parameters();
    const invitations = observed(tx.tenantId, filter, period, period.to, p);
    const [tenant, current] = [p.add(tx.tenantId), p.add(generation)];
    const rows = await tx.query<{
      part: string | null;
      is_part: boolean;
      asked: number;
      answered: number;
      promoters: number;
      passives: number;
      detractors: number;
    }>(
      `with observed as materialized (${invitations}),
       heard as (
         select o.*, answered and not withdrawn as counts, s.score from observed o
         left join analytics.score_fact s on s.tenant_id = ${tenant} and s.generation = ${current} and s.response_id = o.response_id
           and s.metric = 'nps' and s.is_primary and answered and not withdrawn
       ),
       parts as (
         select null::text as part, false as is_part, h.* from heard h
         union all select parts.part, true, o.* from heard o cross join lateral ${PARTS.segment} parts
       ),
       customers as (
         select part, is_part, customer_id, bool_or(counts) as answered,
           (array_agg(score order by answered_at desc, response_id) filter (where score is not null))[1] as score
         from parts group by part, is_part, customer_id
       )
       select part, is_part, count(*)::integer as asked, (count(*) filter (where answered))::integer as answered,
         (count(*) filter (where score >= 9))::integer as promoters,
         (count(*) filter (where score between 7 and 8))::integer as passives,
         (count(*) filter (where score <= 6))::integer as detractors
       from customers group by part, is_part`,
      p.values,
    );
    return rows.map(({ part, is_part, asked, answered, ...opinions }) => ({
      part: is_part ? part : undefined,
      asked,
      answered,
      opinions,
    }));
  }

  override async unconfirmed(
    tx: TenantTx,
    { surveyId, metric }: { readonly surveyId?: string; readonly metric?: Metric },
    { from, to }: Period,
  ): Promise<number> {
    const [row] = await tx.query<{ unconfirmed: number }>(
      `select count(*)::integer as unconfirmed from analytics.invitation_fact i
       where tenant_id = $1 and opened_at >= $2 and opened_at < $3 and evidence not in ('none', 'confirmed')
         and ($4::uuid is null or survey_id = $4)
         and ($5::text is null or exists (
           select 1 from analytics.score_count c
           where c.tenant_id = $1 and c.metric = $5 and c.dimension = 'all' and c.survey_id = i.survey_id))`,
      [tx.tenantId, from, to, surveyId ?? null, metric ?? null],
    );
    return row?.unconfirmed ?? 0;
  }

  override async names(tx: TenantTx, of: CohortDimension): Promise<ReadonlyMap<string, string>> {
    if (of === 'channel') return new Map();
    const rows = await tx.query<{ id: string; name: string }>(NAMES[of], [tx.tenantId]);
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
