import type { BatchTx } from '@hearback/database';

const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** The columns s0 … s10 of a count, each mapped by `of`. */
export function scoreColumns(of: (score: number) => string): string {
  return SCORES.map(of).join(', ');
}

/** The columns of score_fact. */
export const FACT_COLUMNS =
  'tenant_id, generation, response_id, question, metric, method, survey_id, touchpoint_id, channel, language, segments, answered_at, score, is_primary';

/** Until the event about a workspace arrives, its time zone is UTC and its generation is 1. */
export const ZONE = `coalesce(w.time_zone, 'UTC')`;
export const GENERATION = 'coalesce(w.generation, 1)';

/** The key of score_count. */
export const KEY =
  'tenant_id, generation, metric, unit, dimension, value, bucket_at, survey_id, method, question, is_primary';

/**
 * Selects the rows of score_count for `facts` (a table, or a query in parentheses, with the columns of score_fact). The consumer,
 * the recount and the rebuild all use this statement. A fact is counted in the local hour and the local day of all answers, and in
 * the local day of its touchpoint, channel, language and each attribute segment. A missing touchpoint has the value ''. The start
 * of the day is computed inline, as in analytics.local_start, because time zone conversions dominate the cost; that of the hour
 * too, except on days on which the clock was moved before. `offset 0` keeps the planner from repeating the conversions at each use.
 */
export function countsOf(facts: string): string {
  return `
    select f.tenant_id, f.generation, f.metric, d.unit, d.dimension, d.value, d.bucket_at, f.survey_id, f.method, f.question,
      f.is_primary,
      ${scoreColumns((score) => `(count(*) filter (where f.score = ${score}))::integer as s${score}`)}
    from (
      select timed.*, case when (day_at - interval '1 hour') at time zone zone = midnight then day_at - interval '1 hour'
        else day_at end as day,
        case when answered_at - day_at = local_time - midnight then answered_at - (local_time - date_trunc('hour', local_time))
        else analytics.local_start('hour', answered_at, zone) end as hour
      from (
        select local.*, date_trunc('day', local_time) as midnight, date_trunc('day', local_time) at time zone zone as day_at
        from (
          select facts.*, ${ZONE} as zone, facts.answered_at at time zone ${ZONE} as local_time
          from ${facts} facts left join analytics.workspace w on w.tenant_id = facts.tenant_id
          offset 0
        ) local
        offset 0
      ) timed
      offset 0
    ) f
    cross join lateral (
      values ('hour', 'all', '', f.hour), ('day', 'all', '', f.day),
        ('day', 'touchpoint', coalesce(f.touchpoint_id::text, ''), f.day),
        ('day', 'channel', f.channel, f.day), ('day', 'language', f.language, f.day)
      union all
      select 'day', 'attribute:' || s.key, s.value, f.day from jsonb_each_text(f.segments) s
    ) as d (unit, dimension, value, bucket_at)
    group by f.tenant_id, f.generation, f.metric, d.unit, d.dimension, d.value, d.bucket_at, f.survey_id, f.method, f.question,
      f.is_primary`;
}

/** Adds counts to score_count, in the order of the key, so that concurrent transactions cannot deadlock. */
export function addCountsFrom(counts: string): string {
  return `
    insert into analytics.score_count (${KEY}, ${scoreColumns((score) => `s${score}`)})
    select ${KEY}, ${scoreColumns((score) => `s${score}`)} from ${counts} counted order by ${KEY}
    on conflict (${KEY}) do update set ${scoreColumns((score) => `s${score} = score_count.s${score} + excluded.s${score}`)}`;
}

/** Whether a count row has no answers. A recount has no such rows, so they are deleted. */
export const IS_EMPTY = `(${scoreColumns((score) => `s${score}`)}) = (${scoreColumns(() => '0')})`;

/** Deletes count rows that this transaction has just emptied: it has locked them, so no other one has moved them. */
export async function deleteEmptyCounts(
  tx: BatchTx,
  tenantIds: readonly string[],
  empty: readonly { readonly ctid: string }[],
): Promise<void> {
  if (empty.length === 0) return;
  await tx.query('delete from analytics.score_count where tenant_id = any ($1) and ctid = any ($2::tid[])', [
    tenantIds,
    empty.map(({ ctid }) => ctid),
  ]);
}
