import { Injectable } from '@nestjs/common';
import { Lines, type BatchTx } from '@hearback/database';
import { ScoreStore, type Recount, type ResponseScores, type ScoreFact } from '../application/score-store.js';
import { addCountsFrom, countsOf, deleteEmptyCounts, GENERATION, KEY, scoreColumns } from './count-statements.js';
import { ADD, RECORD, REMOVE, REVISE } from './score-statements.js';
import { lockTenants } from './tenant-locks.js';

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

  override async revise(
    tx: BatchTx,
    facts: readonly ScoreFact[],
    revisions: readonly ResponseScores[],
    generation?: number,
  ): Promise<void> {
    const tenantIds = [...new Set([...facts, ...revisions].map(({ tenantId }) => tenantId))];
    await lockTenants(tx, 'pg_advisory_xact_lock_shared', tenantIds);
    const given = revisions.map(({ tenantId, responseId, revision }) => ({ tenantId, responseId, revision }));
    const higher = await tx.query<{ tenant_id: string; generation: number; response_id: string }>(RECORD, [
      JSON.stringify(given),
      generation ?? null,
    ]);
    const ids = higher.map((row) => row.response_id);
    const [removed] = await tx.query<{ facts: string }>(REMOVE, [
      higher.map((row) => row.tenant_id),
      higher.map((row) => row.generation),
      ids,
    ]);
    const accepted = new Set(ids);
    const all = [...facts, ...revisions.flatMap((each) => (accepted.has(each.responseId) ? each.facts : []))];
    const parameters = [...columnsOf(all), generation ?? null, ids, removed!.facts];
    await deleteEmptyCounts(tx, tenantIds, await tx.query<{ ctid: string }>(REVISE, parameters));
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
