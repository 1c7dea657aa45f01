import { addCountsFrom, countsOf, FACT_COLUMNS, GENERATION, IS_EMPTY, KEY, scoreColumns } from './count-statements.js';

/**
 * The steps that store facts: `stored` has those that count. One parameter per column (`Lines`); `$14` is the generation, or null for
 * the current one. Excluded responses do not count, and of a revised response only what its revision (in `revised`) gives.
 */
const storing = (revised: string) => `
  incoming as (
    select i.tenant_id, coalesce($14::integer, ${GENERATION}) as generation, i.response_id, i.question, i.metric, i.method,
      i.survey_id, nullif(i.touchpoint_id, '')::uuid as touchpoint_id, i.channel, i.language, i.segments, i.answered_at, i.score, i.is_primary
    from unnest(
      string_to_array($1, E'\\n')::uuid[], string_to_array($2, E'\\n')::uuid[], string_to_array($3, E'\\n'),
      string_to_array($4, E'\\n'), string_to_array($5, E'\\n'), string_to_array($6, E'\\n')::uuid[],
      string_to_array($7, E'\\n'), string_to_array($8, E'\\n'), string_to_array($9, E'\\n'),
      string_to_array($10, E'\\n')::jsonb[], string_to_array($11, E'\\n')::timestamptz[], string_to_array($12, E'\\n')::smallint[],
      string_to_array($13, E'\\n')::boolean[]
    ) as i (tenant_id, response_id, question, metric, method, survey_id, touchpoint_id, channel, language, segments, answered_at, score,
      is_primary)
    left join analytics.workspace w on w.tenant_id = i.tenant_id
  ),
  judged as (
    select i.*, coalesce(x.state, 'counted') as state from incoming i
    left join analytics.response_exclusion x on x.tenant_id = i.tenant_id and x.response_id = i.response_id
    left join analytics.response_revision v
      on v.tenant_id = i.tenant_id and v.generation = i.generation and v.response_id = i.response_id
    where v.response_id is null or ${revised}
  ),
  kept as (
    insert into analytics.excluded_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS} from judged where state = 'excluded'
    on conflict do nothing
  ),
  stored as (
    insert into analytics.score_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS} from judged where state = 'counted'
    order by tenant_id, generation, response_id, question
    on conflict do nothing returning *
  )`;

/** Inserts facts and counts them. */
export const ADD = `with ${storing('false')}, counted as (${countsOf('stored')}) ${addCountsFrom('counted')}`;

/** Records the revisions that are higher than the counted ones, and returns those. */
export const RECORD = `
  insert into analytics.response_revision as v (tenant_id, generation, response_id, revision)
  select r."tenantId", coalesce($2::integer, ${GENERATION}), r."responseId", r.revision
  from json_to_recordset($1::json) as r ("tenantId" uuid, "responseId" uuid, revision integer)
  left join analytics.workspace w on w.tenant_id = r."tenantId" order by 1, 2, 3
  on conflict (tenant_id, generation, response_id) do update set revision = excluded.revision
    where v.revision < excluded.revision
  returning tenant_id, generation, response_id`;

/** The join of a fact `f` to the responses `$1` to `$3`. */
const OF_THESE = `unnest($1::uuid[], $2::integer[], $3::uuid[]) as r (tenant_id, generation, response_id)
  where f.tenant_id = r.tenant_id and f.generation = r.generation and f.response_id = r.response_id`;

/** Deletes the facts of responses; returns those that counted. */
export const REMOVE = `
  with removed as (delete from analytics.score_fact f using ${OF_THESE} returning f.*),
  kept as (delete from analytics.excluded_fact f using ${OF_THESE})
  select coalesce(json_agg(removed), '[]')::text as facts from removed`;

/**
 * Stores facts, `$15` being the revised responses, and corrects the counts by the difference to the removed facts `$16`: one
 * statement for both, so that the counts are locked in the order of their keys. Returns count rows that are empty now.
 */
export const REVISE = `
  with ${storing('i.response_id = any ($15::uuid[])')},
  removed as (select * from json_populate_recordset(null::analytics.score_fact, $16::json)),
  added as (${countsOf('stored')}),
  subtracted as (${countsOf('removed')}),
  difference as (
    select ${KEY}, ${scoreColumns((score) => `sum(s${score})::integer as s${score}`)}
    from (
      select ${KEY}, ${scoreColumns((score) => `s${score}`)} from added
      union all select ${KEY}, ${scoreColumns((score) => `-s${score}`)} from subtracted
    ) both_sides
    group by ${KEY}
  ),
  effective as (select * from difference where (${scoreColumns((score) => `s${score}`)}) <> (${scoreColumns(() => '0')})),
  corrected as (${addCountsFrom('effective')} returning ctid, ${scoreColumns((score) => `s${score}`)})
  select ctid::text as ctid from corrected where ${IS_EMPTY}`;
