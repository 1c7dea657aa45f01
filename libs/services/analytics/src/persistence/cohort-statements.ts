import type { CohortDimension, CohortFilter } from '../application/cohort-queries.js';
import type { Period } from '../domain/period.js';
import type { Parameters } from './score-conditions.js';

/** Days for which an invitation is observed whose plan is not known yet, and a survey that a web page showed. */
const WINDOW_DAYS = 14;

/**
 * Selects the invitations that were asked in the period, with what happened while they were observed. What is not confirmed says
 * nothing about the customer. A day is 24 hours here, so that every invitation is observed equally long.
 */
export function observed(tenantId: string, filter: CohortFilter, period: Period, now: Date, p: Parameters): string {
  const tenant = p.add(tenantId);
  const equal = (column: string, value: string | undefined) =>
    value === undefined ? [] : [`i.${column} = ${p.add(value)}`];
  const conditions = [
    `i.tenant_id = ${tenant}`,
    `i.asked_at >= ${p.add(period.from)}`,
    `i.asked_at < ${p.add(period.to)}`,
    // Nobody may know who has answered an anonymous survey.
    `not exists (select 1 from analytics.survey a
      where a.tenant_id = i.tenant_id and a.survey_id = i.survey_id and a.anonymous)`,
    ...equal('survey_id', filter.surveyId),
    ...equal('plan_id', filter.planId),
    ...equal('channel', filter.channel),
    ...(filter.segmentId === undefined ? [] : [`i.segments @> array[${p.add(filter.segmentId)}::uuid]`]),
  ];
  const happened = (fact: string, name: string) => `coalesce(${fact}_at <= ends_at, false) as ${name}`;
  const confirmed = (fact: string, name: string) =>
    `coalesce(is_confirmed and ${fact}_at <= ends_at, false) as ${name}`;
  return `
    select invitation_id, plan_id, survey_id, channel, segments, coalesce(kept_id, customer_id) as customer_id, response_id, asked_at, answered_at, not is_confirmed as unconfirmed,
      ${happened('bounced', 'bounced')}, ${happened('refused', 'refused')}, ${happened('withdrawn', 'withdrawn')},
      ${confirmed('started', 'started')}, ${confirmed('answered', 'answered')}, ${confirmed('completed', 'completed')},
      ends_at > ${p.add(now)} as open
    from (
      select i.*, k.kept_id, coalesce(i.evidence, 'none') in ('none', 'confirmed') as is_confirmed,
        coalesce(i.sent_at, i.asked_at) + coalesce(c.window_days, ${WINDOW_DAYS}) * interval '24 hours' as ends_at
      from analytics.invitation_fact i
      left join analytics.plan c on c.tenant_id = i.tenant_id and c.plan_id = i.plan_id
      left join analytics.customer_pointer k on k.tenant_id = i.tenant_id and k.customer_id = i.customer_id
      where ${conditions.join(' and ')}
    ) dated`;
}

/** The parts of an invitation of `observed`, as rows with a column `part`: one, or one per segment; null without a segment. */
export const PARTS: Readonly<Record<CohortDimension, string>> = {
  plan: '(select o.plan_id::text as part)',
  survey: '(select o.survey_id::text as part)',
  channel: '(select o.channel as part)',
  segment: `(select segment_id::text as part from unnest(case when o.segments = '{}' then array[null]::uuid[] else o.segments end) segment_id)`,
};

/** Counts what pages showed in the period, and after how much of it the same customer answered that counts. `$1` tenant, `$2`, `$3` period, `$4` survey or null. */
export const EXPOSURES = `
  select count(*)::integer as shown, (count(*) filter (where exists (
    select 1 from analytics.exposure_answer a
    left join analytics.response_exclusion x on x.tenant_id = a.tenant_id and x.response_id = a.response_id
    where a.tenant_id = e.tenant_id and a.survey_id = e.survey_id and a.customer_key = e.customer_key
      and a.answered_at >= e.shown_at and a.answered_at <= e.shown_at + ${WINDOW_DAYS} * interval '24 hours'
      and coalesce(x.state, 'counted') = 'counted'
  )))::integer as answered
  from analytics.exposure e
  where e.tenant_id = $1 and e.shown_at >= $2 and e.shown_at < $3 and ($4::uuid is null or e.survey_id = $4)`;
