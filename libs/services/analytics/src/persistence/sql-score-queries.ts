import { Injectable } from '@nestjs/common';
import { keyset, type OneTenantTx, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  ScoreQueries,
  type CountedResponse,
  type Frame,
  type FrameRequest,
  type ResponseSelection,
  type ScoreSelection,
  type SegmentScores,
} from '../application/score-queries.js';
import type { Period } from '../domain/period.js';
import { isPartial, type Dimension, type ScoreFilter, type ScoreSource } from '../domain/score-filter.js';
import { NO_SCORES, type ScoreCounts } from '../domain/scores.js';
import type { TallyCells } from '../domain/tally.js';
import { scoreColumns } from './count-statements.js';
import { FRAME, toFrame, type FrameRow } from './frame-statement.js';
import { factCondition, groupOfCounts, groupOfFacts, Parameters } from './score-conditions.js';

type ScoreRow = { readonly cell: number; readonly method: string; readonly grp: string | null } & Record<
  string,
  number
>;

/** `ScoreQueries` in SQL, with the request role. */
@Injectable()
export class SqlScoreQueries extends ScoreQueries {
  override async frame(tx: OneTenantTx, { from, to, width, now }: FrameRequest): Promise<Frame> {
    const parameters = [tx.tenantId, from?.text ?? null, to?.text ?? null, width, now, `1 ${width}`];
    const [row] = await tx.query<FrameRow>(FRAME, parameters);
    if (row === undefined) throw new Error('the frame statement returned no row');
    return toFrame(row, width);
  }

  override async cells(
    tx: OneTenantTx,
    selection: ScoreSelection,
    source: ScoreSource,
    edges: readonly number[],
    by?: Dimension,
  ): Promise<readonly TallyCells[]> {
    const bounds = new Parameters();
    // As epoch seconds, which PostgreSQL parses faster than timestamps.
    const list = bounds.add(`{${edges.map((edge) => edge / 1000).join(',')}}`);
    const period = { from: new Date(edges[0] ?? 0), to: new Date(edges.at(-1) ?? 0) };
    const at = source.kind === 'counts' ? 'bucket_at' : 'answered_at';
    const sums = sumsOf(tx.tenantId, selection, source, bounds, period, {
      cell: `width_bucket(${at}, array(select to_timestamp(edge) from unnest(${list}::float8[]) edge))`,
      group:
        by === undefined
          ? 'null::text'
          : source.kind === 'counts'
            ? groupOfCounts(by)
            : groupOfFacts(tx.tenantId, by, bounds),
    });
    // One row per series: parsing a row per bucket would take the driver longer than PostgreSQL takes for the sums.
    const rows = await tx.query<{ method: string; grp: string | null; cells: readonly (readonly number[])[] }>(
      `select method, grp, array_to_json(array_agg(array[cell, ${scoreColumns((score) => `s${score}`)}])) as cells
       from (${sums}) sums group by method, grp order by method, grp`,
      bounds.values,
    );
    return rows.map(({ method, grp, cells }) => ({
      method,
      group: grp,
      cells: cells.map(([cell = 0, ...scores]) => ({ cell, scores })),
    }));
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
      // One statement reads the total and its parts, so that they add up while responses arrive.
      const whole = by === 'survey' ? { ...source, dimension: 'all' } : source;
      const sums = sumsOf(tx.tenantId, selection, whole, bounds, period, {
        cell: by === 'survey' ? '0' : `case when dimension = 'all' then 1 else 0 end`,
        group: groupOfCounts(by),
        alsoAll: by !== 'survey',
      });
      const rows = await tx.query<ScoreRow>(sums, bounds.values);
      return by === 'survey' ? withTotal(rows) : rows.map(toSegment);
    }
    const group = groupOfFacts(tx.tenantId, by, bounds);
    const sums = sumsOf(tx.tenantId, selection, source, bounds, period, { cell: '0', group });
    const rows = await tx.query<ScoreRow>(sums, bounds.values);
    const inSegments = isPartial(by) ? rows.filter(({ grp }) => grp !== null) : rows;
    return withTotal(rows, inSegments);
  }

  override async responses(
    tx: TenantTx,
    selection: ScoreSelection,
    { period, scores, method }: ResponseSelection,
    page: PageRequest,
  ): Promise<Page<CountedResponse>> {
    const p = new Parameters();
    const conditions = [
      factCondition(tx.tenantId, selection, period, p),
      `score between ${p.add(scores.min)} and ${p.add(scores.max)}`,
      ...(method === undefined ? [] : [`method = ${p.add(method)}`]),
    ];
    const keys = keyset(page, ['answered_at', 'response_id'], p.values);
    const rows = await tx.query<{
      response_id: string;
      survey_id: string;
      answered_at: Date;
      answers: CountedResponse['answers'];
    }>(
      `select response_id, survey_id, answered_at,
         json_agg(json_build_object('question', question, 'method', method, 'score', score) order by question) as answers
       from analytics.score_fact where ${[...conditions, keys.condition].join(' and ')}
       group by answered_at, response_id, survey_id ${keys.orderAndLimit}`,
      p.values,
    );
    const found = rows.map((row) => ({
      responseId: row.response_id,
      surveyId: row.survey_id,
      answeredAt: row.answered_at,
      answers: row.answers,
    }));
    return pageOf(found, page.limit);
  }

  override async filterTargets(
    tx: TenantTx,
    { surveyId, touchpointId }: ScoreFilter,
  ): Promise<'known' | 'unknown' | 'anonymous'> {
    if (surveyId === undefined && (touchpointId ?? undefined) === undefined) return 'known';
    const [row] = await tx.query<{ known: boolean; anonymous: boolean }>(
      `select ($2::uuid is null
           or exists (select 1 from analytics.survey where tenant_id = $1 and survey_id = $2)
           or exists (select 1 from analytics.score_count where tenant_id = $1 and survey_id = $2))
         and ($3::uuid is null
           or exists (select 1 from analytics.touchpoint where tenant_id = $1 and touchpoint_id = $3)
           or exists (select 1 from analytics.score_count where tenant_id = $1 and dimension = 'touchpoint' and value = $3::text)) as known,
         exists (select 1 from analytics.survey where tenant_id = $1 and survey_id = $2 and anonymous) as anonymous`,
      [tx.tenantId, surveyId ?? null, touchpointId ?? null],
    );
    if (row?.anonymous === true) return 'anonymous';
    return row?.known === true ? 'known' : 'unknown';
  }
}

/** Selects sums of scores by cell, method and group (`grp`). */
function sumsOf(
  tenantId: string,
  selection: ScoreSelection,
  source: ScoreSource,
  p: Parameters,
  period: Period,
  shape: { readonly cell: string; readonly group: string; readonly alsoAll?: boolean },
): string {
  const columns = `${shape.cell} as cell, method, ${shape.group} as grp`;
  if (source.kind === 'facts') {
    const sums = scoreColumns((score) => `(count(*) filter (where score = ${score}))::integer as s${score}`);
    return `select ${columns}, ${sums} from analytics.score_fact where ${factCondition(tenantId, selection, period, p)} group by 1, 2, 3`;
  }
  const { surveyId, question } = selection.filter;
  const dimensions = [source.dimension, ...(shape.alsoAll ? ['all'] : [])];
  const value =
    source.value === null ? '' : `and (value = ${p.add(source.value)}${shape.alsoAll ? ` or dimension = 'all'` : ''})`;
  return `select ${columns}, ${scoreColumns((score) => `sum(s${score})::integer as s${score}`)} from analytics.score_count
       where tenant_id = ${p.add(tenantId)} and generation = ${p.add(selection.generation)} and metric = ${p.add(selection.metric)}
         and unit = ${p.add(source.unit)} and dimension = any (${p.add(dimensions)}::text[]) ${value}
         and bucket_at >= ${p.add(period.from)} and bucket_at < ${p.add(period.to)}
         ${surveyId === undefined ? '' : `and survey_id = ${p.add(surveyId)}`}
         ${question === undefined ? 'and is_primary' : `and question = ${p.add(question)}`}
       group by 1, 2, 3`;
}

function scoresOf(row: ScoreRow): ScoreCounts {
  return NO_SCORES.map((_, score) => row[`s${score}`] ?? 0);
}

function toSegment(row: ScoreRow): SegmentScores {
  const part = row.cell === 1 ? ({ kind: 'all' } as const) : ({ kind: 'segment', value: row.grp } as const);
  return { method: row.method, part, scores: scoresOf(row) };
}

/** The total is the sum of `all` rows; `segments` are its parts. */
function withTotal(all: readonly ScoreRow[], segments = all): readonly SegmentScores[] {
  return [
    ...all.map((row) => ({ method: row.method, part: { kind: 'all' } as const, scores: scoresOf(row) })),
    ...segments.map(toSegment),
  ];
}
