import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import {
  ScoreQueries,
  type CountedResponse,
  type Frame,
  type FrameRequest,
  type ResponsePage,
  type ScoreSelection,
  type SegmentScores,
} from '../application/score-queries.js';
import type { Period } from '../domain/period.js';
import type { Dimension, ScoreFilter, ScoreSource } from '../domain/score-filter.js';
import { NO_SCORES, type ScoreCounts } from '../domain/scores.js';
import type { TallyCell } from '../domain/tally.js';
import { GENERATION, scoreColumns, ZONE } from './count-statements.js';
import { factCondition, groupOfCounts, groupOfFacts, Parameters } from './score-conditions.js';

/** `$1` tenant, `$2` from, `$3` to (days or instants as text, or null), `$4` bucket width, `$5` now, `$6` step. */
const FRAME = `
  with zoned as (
    select ${ZONE} as zone, ${GENERATION} as generation
    from (values ($1::uuid)) as t (tenant_id) left join analytics.workspace w on w.tenant_id = t.tenant_id
  ),
  ending as (
    select zone, generation, case
      when $3::text is null then analytics.local_start('day', date_add(analytics.local_start('day', $5::timestamptz, zone), '1 day', zone), zone)
      when $3 like '____-__-__' then analytics.local_start('day', $3::date::timestamp at time zone zone, zone)
      else $3::timestamptz end as until
    from zoned
  ),
  framed as (
    select zone, generation, until, case
      when $2::text is null then analytics.local_start('day', date_subtract(until, '30 days', zone), zone)
      when $2 like '____-__-__' then analytics.local_start('day', $2::date::timestamp at time zone zone, zone)
      else $2::timestamptz end as since
    from ending
  ),
  bucketed as (
    select *, array(
      select distinct analytics.local_start($4, moment, zone) as start
      from generate_series(analytics.local_start($4, since, zone), date_add(until, $6::interval, zone), $6::interval, zone) moment
      where analytics.local_start($4, moment, zone) < until order by start
    ) as starts
    from framed
  )
  select zone, generation, since, until, starts,
    analytics.local_start($4, date_subtract(analytics.local_start($4, since, zone), $6::interval, zone), zone) as before_first,
    case when since = analytics.local_start($4, since, zone) and until = analytics.local_start($4, until, zone)
      then analytics.local_start($4, date_subtract(since, $6::interval * cardinality(starts), zone), zone)
      else ((since at time zone zone) - ((until at time zone zone) - (since at time zone zone))) at time zone zone end as previous,
    since = analytics.local_start('day', since, zone) and until = analytics.local_start('day', until, zone) as days,
    since = date_trunc('hour', since, zone) and until = date_trunc('hour', until, zone) as hours
  from bucketed`;

interface FrameRow {
  readonly zone: string;
  readonly generation: number;
  readonly since: Date;
  readonly until: Date;
  readonly starts: readonly Date[];
  readonly before_first: Date;
  readonly previous: Date;
  readonly days: boolean;
  readonly hours: boolean;
}

type ScoreRow = { readonly cell: number; readonly method: string; readonly grp: string | null } & Record<
  string,
  number
>;

/** `ScoreQueries` by SQL through the request role. */
@Injectable()
export class SqlScoreQueries extends ScoreQueries {
  override async frame(tx: TenantTx, { from, to, width, now }: FrameRequest): Promise<Frame> {
    const parameters = [tx.tenantId, from?.text ?? null, to?.text ?? null, width, now, `1 ${width}`];
    const [row] = await tx.query<FrameRow>(FRAME, parameters);
    if (row === undefined) throw new Error('a frame is always one row');
    const first = row.starts[0] ?? row.since;
    return {
      timeZone: row.zone,
      generation: row.generation,
      from: row.since,
      to: row.until,
      starts: [row.since, ...row.starts.slice(1)],
      beforeFirst: { from: row.before_first, to: first },
      previousFrom: row.previous,
      alignment: row.days && width !== 'hour' ? 'day' : row.hours ? 'hour' : 'none',
    };
  }

  override async cells(
    tx: TenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    edges: readonly number[],
    by?: Dimension,
  ): Promise<readonly TallyCell[]> {
    const bounds = new Parameters();
    const list = bounds.add(edges.map((edge) => new Date(edge)));
    const period = { from: new Date(edges[0] ?? 0), to: new Date(edges.at(-1) ?? 0) };
    const at = source.kind === 'counts' ? 'bucket_at' : 'answered_at';
    const rows = await this.#sums(tx, selection, source, bounds, period, {
      cell: `width_bucket(${at}, ${list}::timestamptz[])`,
      group: by === undefined ? 'null::text' : source.kind === 'counts' ? groupOfCounts(by) : groupOfFacts(by, bounds),
    });
    return rows.map((row) => ({ cell: row.cell, method: row.method, group: row.grp, scores: scoresOf(row) }));
  }

  override async segments(
    tx: TenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    period: Period,
    by: Dimension,
  ): Promise<readonly SegmentScores[]> {
    const bounds = new Parameters();
    if (source.kind === 'counts') {
      // One statement reads the whole and its parts, so that they add up however fast answers arrive.
      const whole = by === 'survey' ? { ...source, dimension: 'all' } : source;
      const rows = await this.#sums(tx, selection, whole, bounds, period, {
        cell: by === 'survey' ? '0' : `case when dimension = 'all' then 1 else 0 end`,
        group: groupOfCounts(by),
        alsoAll: by !== 'survey',
      });
      return by === 'survey' ? withWhole(rows) : rows.map(toSegment);
    }
    const group = groupOfFacts(by, bounds);
    const rows = await this.#sums(tx, selection, source, bounds, period, { cell: '0', group });
    const inSegments = by.startsWith('attribute:') ? rows.filter(({ grp }) => grp !== null) : rows;
    return withWhole(rows, inSegments);
  }

  override async responses(
    tx: TenantTx,
    selection: ScoreSelection,
    { after, order, limit, period, scores, method }: ResponsePage,
  ): Promise<readonly CountedResponse[]> {
    const p = new Parameters();
    const conditions = [
      factCondition(tx.tenantId, selection, period, p),
      `score between ${p.add(scores.min)} and ${p.add(scores.max)}`,
      ...(method === undefined ? [] : [`method = ${p.add(method)}`]),
      ...(after === undefined
        ? []
        : [
            `(answered_at, response_id) ${order === 'asc' ? '>' : '<'} (${p.add(after.createdAt)}, ${p.add(after.id)})`,
          ]),
    ];
    const rows = await tx.query<{
      response_id: string;
      survey_id: string;
      answered_at: Date;
      answers: CountedResponse['answers'];
    }>(
      `select response_id, survey_id, answered_at,
         json_agg(json_build_object('question', question, 'method', method, 'score', score) order by question) as answers
       from analytics.score_fact where ${conditions.join(' and ')}
       group by answered_at, response_id, survey_id order by answered_at ${order}, response_id ${order} limit ${p.add(limit)}`,
      p.values,
    );
    return rows.map((row) => ({
      responseId: row.response_id,
      surveyId: row.survey_id,
      answeredAt: row.answered_at,
      answers: row.answers,
    }));
  }

  override async knows(tx: TenantTx, { surveyId, touchpointId }: ScoreFilter): Promise<boolean> {
    if (surveyId === undefined && touchpointId === undefined) return true;
    const [row] = await tx.query<{ known: boolean }>(
      `select ($2::uuid is null
           or exists (select 1 from analytics.survey where tenant_id = $1 and survey_id = $2)
           or exists (select 1 from analytics.score_count where tenant_id = $1 and survey_id = $2))
         and ($3::uuid is null
           or exists (select 1 from analytics.touchpoint where tenant_id = $1 and touchpoint_id = $3)
           or exists (select 1 from analytics.score_count where tenant_id = $1 and dimension = 'touchpoint' and value = $3::text)) as known`,
      [tx.tenantId, surveyId ?? null, touchpointId ?? null],
    );
    return row?.known ?? false;
  }

  #sums(
    tx: TenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    p: Parameters,
    period: Period,
    shape: { readonly cell: string; readonly group: string; readonly alsoAll?: boolean },
  ): Promise<ScoreRow[]> {
    const columns = `${shape.cell} as cell, method, ${shape.group} as grp`;
    if (source.kind === 'facts') {
      const sums = scoreColumns((score) => `(count(*) filter (where score = ${score}))::integer as s${score}`);
      return tx.query<ScoreRow>(
        `select ${columns}, ${sums} from analytics.score_fact where ${factCondition(tx.tenantId, selection, period, p)} group by 1, 2, 3`,
        p.values,
      );
    }
    const { surveyId, question } = selection.filter;
    const dimensions = [source.dimension, ...(shape.alsoAll ? ['all'] : [])];
    const value =
      source.value === null
        ? ''
        : `and (value = ${p.add(source.value)}${shape.alsoAll ? ` or dimension = 'all'` : ''})`;
    return tx.query<ScoreRow>(
      `select ${columns}, ${scoreColumns((score) => `sum(s${score})::integer as s${score}`)} from analytics.score_count
       where tenant_id = ${p.add(tx.tenantId)} and generation = ${p.add(selection.generation)} and metric = ${p.add(selection.metric)}
         and unit = ${p.add(source.unit)} and dimension = any (${p.add(dimensions)}::text[]) ${value}
         and bucket_at >= ${p.add(period.from)} and bucket_at < ${p.add(period.to)}
         ${surveyId === undefined ? '' : `and survey_id = ${p.add(surveyId)}`}
         ${question === undefined ? '' : `and question = ${p.add(question)}`}
       group by 1, 2, 3`,
      p.values,
    );
  }
}

function scoresOf(row: ScoreRow): ScoreCounts {
  return NO_SCORES.map((_, score) => row[`s${score}`] ?? 0);
}

function toSegment(row: ScoreRow): SegmentScores {
  const part = row.cell === 1 ? ({ kind: 'all' } as const) : ({ kind: 'segment', value: row.grp } as const);
  return { method: row.method, part, scores: scoresOf(row) };
}

/** All rows are the whole; those of `segments` are its parts too. */
function withWhole(all: readonly ScoreRow[], segments = all): readonly SegmentScores[] {
  return [
    ...all.map((row) => ({ method: row.method, part: { kind: 'all' } as const, scores: scoresOf(row) })),
    ...segments.map(toSegment),
  ];
}
