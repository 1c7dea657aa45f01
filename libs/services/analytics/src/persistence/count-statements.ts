const SCORES = Array.from({ length: 11 }, (_, score) => score);

/** The columns s0 … s10 of a count, each through `of`. */
export function scoreColumns(of: (score: number) => string): string {
  return SCORES.map(of).join(', ');
}

/** Until accounts has told of a workspace its days are those of UTC, and its facts and counts of the first generation. */
export const ZONE = `coalesce(w.time_zone, 'UTC')`;
export const GENERATION = 'coalesce(w.generation, 1)';

const KEY = 'tenant_id, generation, metric, unit, dimension, value, bucket_at, survey_id, method, question';

/**
 * The counts that these facts make: a select over `facts` (a table, or a query in parentheses, with the columns of score_fact) of rows of
 * score_count. The consumer, the recount and the rebuild all count by this one statement. Every fact is in the local
 * hour of all answers, and in the local day of all answers, of its touchpoint, channel and language, and of each
 * attribute that makes a segment. A missing touchpoint is the value ''. The day begins as analytics.local_start says, written out here
 * because conversions between time zones are what counting costs: three for each fact. `offset 0` keeps the planner from
 * computing them anew for each place that names them.
 */
export function countsOf(facts: string): string {
  return `
    select f.tenant_id, f.generation, f.metric, d.unit, d.dimension, d.value, d.bucket_at, f.survey_id, f.method, f.question,
      ${scoreColumns((score) => `(count(*) filter (where f.score = ${score}))::integer as s${score}`)}
    from (
      select timed.*, case when (day_at - interval '1 hour') at time zone zone = midnight then day_at - interval '1 hour'
        else day_at end as day
      from (
        select local.*, answered_at - (moment - date_trunc('hour', moment)) as hour,
          date_trunc('day', moment) as midnight, date_trunc('day', moment) at time zone zone as day_at
        from (
          select facts.*, ${ZONE} as zone, facts.answered_at at time zone ${ZONE} as moment
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
    group by f.tenant_id, f.generation, f.metric, d.unit, d.dimension, d.value, d.bucket_at, f.survey_id, f.method, f.question`;
}

/**
 * Adds counts to score_count. In the order of the key, because two transactions that touch the same rows in different
 * orders would wait for each other for ever.
 */
export function addCountsFrom(counts: string): string {
  return `
    insert into analytics.score_count (${KEY}, ${scoreColumns((score) => `s${score}`)})
    select ${KEY}, ${scoreColumns((score) => `s${score}`)} from ${counts} counted order by ${KEY}
    on conflict (${KEY}) do update set ${scoreColumns((score) => `s${score} = score_count.s${score} + excluded.s${score}`)}`;
}
