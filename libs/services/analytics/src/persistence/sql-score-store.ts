import { Injectable } from '@nestjs/common';
import { Lines, type BatchTx } from '@hearback/database';
import { ScoreStore, type Recount, type ScoreFact } from '../application/score-store.js';
import { addCountsFrom, countsOf, FACT_COLUMNS, GENERATION, KEY, scoreColumns } from './count-statements.js';
import { lockTenants } from './tenant-locks.js';

/** One parameter per column (`Lines`); `$14` is the generation, or null for the current one. Excluded responses do not count. */
const ADD = `
  with incoming as (
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
  ),
  kept as (
    insert into analytics.excluded_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS} from judged where state = 'excluded'
    on conflict do nothing
  ),
  stored as (
    insert into analytics.score_fact (${FACT_COLUMNS}) select ${FACT_COLUMNS} from judged where state = 'counted'
    order by tenant_id, generation, response_id, question
    on conflict do nothing returning *
  ),
  counted as (${countsOf('stored')})
  ${addCountsFrom('counted')}`;

/** `ScoreStore` with set-based statements. */
@Injectable()
export class SqlScoreStore extends ScoreStore {
  override async add(tx: BatchTx, facts: readonly ScoreFact[], generation?: number): Promise<void> {
    if (facts.length === 0) return;
    await lockTenants(
      tx,
      'pg_advisory_xact_lock_shared',
      facts.map(({ tenantId }) => tenantId),
    );
    await tx.query(ADD, [...columnsOf(facts), generation ?? null]);
  }

  override async setTimeZone(tx: BatchTx, tenantId: string, timeZone: string): Promise<void> {
    await lockTenants(tx, 'pg_advisory_xact_lock', [tenantId]);
    // Fails here if the database does not know the time zone, instead of at the next response.
    const changed = await tx.query(
      `insert into analytics.workspace as w (tenant_id, time_zone)
       select $1, $2::text where now() at time zone $2::text is not null
       on conflict (tenant_id) do update set time_zone = excluded.time_zone where w.time_zone <> excluded.time_zone
       returning 1`,
      [tenantId, timeZone],
    );
    if (changed.length === 0) return;
    await tx.query('delete from analytics.score_count where tenant_id = $1', [tenantId]);
    const facts = '(select * from analytics.score_fact where tenant_id = $1)';
    await tx.query(`with counted as (${countsOf(facts)}) ${addCountsFrom('counted')}`, [tenantId]);
  }

  override async recount(tx: BatchTx, tenantId: string): Promise<Recount> {
    const facts = `(
      select facts.* from analytics.score_fact facts left join analytics.workspace w on w.tenant_id = facts.tenant_id
      where facts.tenant_id = $1 and facts.generation = ${GENERATION}
    )`;
    const [result] = await tx.query<{
      facts: number;
      count_rows: number;
      drift_rows: number;
      drift: DriftJson[] | null;
    }>(
      `with recounted as (${countsOf(facts)}),
       counted as (
         select c.* from analytics.score_count c left join analytics.workspace w on w.tenant_id = c.tenant_id
         where c.tenant_id = $1 and c.generation = ${GENERATION}
       ),
       drift as (
         select metric, unit, dimension, value, bucket_at,
           coalesce(${total('c')}, 0) as counted, coalesce(${total('r')}, 0) as recounted
         from counted c full join recounted r
           using (${KEY})
         where (${scoreColumns((s) => `c.s${s}`)}) is distinct from (${scoreColumns((s) => `r.s${s}`)})
       )
       select (select count(*) from ${facts} f)::integer as facts, (select count(*) from counted)::integer as count_rows,
         (select count(*) from drift)::integer as drift_rows,
         (select json_agg(d) from (select * from drift order by bucket_at, dimension, value limit 100) d) as drift`,
      [tenantId],
    );
    return {
      facts: result?.facts ?? 0,
      countRows: result?.count_rows ?? 0,
      driftRows: result?.drift_rows ?? 0,
      drift: (result?.drift ?? []).map(({ bucket_at, ...rest }) => ({ ...rest, bucketAt: new Date(bucket_at) })),
    };
  }

  override async deleteOldGenerations(tx: BatchTx, tenantId: string, limit: number): Promise<number> {
    let deleted = 0;
    for (const table of ['score_fact', 'score_count', 'excluded_fact']) {
      const rows = await tx.query<{ n: number }>(
        `with deleted as (
           delete from analytics.${table} where tenant_id = $1 and ctid = any (array(
             select o.ctid from analytics.${table} o left join analytics.workspace w on w.tenant_id = o.tenant_id
             where o.tenant_id = $1 and o.generation < ${GENERATION} limit $2
           )) returning 1
         ) select count(*)::integer as n from deleted`,
        [tenantId, limit],
      );
      deleted += rows[0]?.n ?? 0;
    }
    return deleted;
  }
}

interface DriftJson {
  readonly metric: string;
  readonly unit: string;
  readonly dimension: string;
  readonly value: string;
  readonly bucket_at: string;
  readonly counted: number;
  readonly recounted: number;
}

function total(alias: string): string {
  return scoreColumns((score) => `${alias}.s${score}`).replaceAll(', ', ' + ');
}

/** The column values in the order of the parameters of ADD. */
function columnsOf(facts: readonly ScoreFact[]): readonly Lines[] {
  const lines = (value: (fact: ScoreFact) => string | number) => new Lines(facts.map(value));
  return [
    lines((fact) => fact.tenantId),
    lines((fact) => fact.responseId),
    lines((fact) => fact.question),
    lines((fact) => fact.metric),
    lines((fact) => fact.method),
    lines((fact) => fact.surveyId),
    lines((fact) => fact.touchpointId ?? ''),
    lines((fact) => fact.channel),
    lines((fact) => fact.language),
    lines((fact) => JSON.stringify(fact.segments)),
    lines((fact) => fact.answeredAt),
    lines((fact) => fact.score),
    lines((fact) => String(fact.primary)),
  ];
}
