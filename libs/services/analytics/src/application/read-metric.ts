import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { compare, type Comparison } from '../domain/comparison.js';
import { measure, readingOf, type Measure, type Reading } from '../domain/measure.js';
import { countedMethod, methodWithoutAnswers, type Method, type Metric } from '../domain/method.js';
import type { BucketWidth, Period } from '../domain/period.js';
import { sourceOf, type Dimension, type ScoreSource } from '../domain/score-filter.js';
import { tallies, Tally } from '../domain/tally.js';
import { analyticsErrors } from './analytics.errors.js';
import { checkedFrame, dimensionOf, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** A trend as a caller asks for it. */
export interface TrendRequest extends MetricRequest {
  readonly interval: BucketWidth;
  readonly groupBy?: string;
  readonly compare: 'previous' | 'none';
}

/** A number of a period. */
export interface MeasuredPeriod extends Period {
  readonly measure: Measure;
}

/** A number of a period, and what may be said of it against the period before; null where that was not asked for. */
export interface JudgedPeriod extends MeasuredPeriod {
  readonly previous: (MeasuredPeriod & { readonly comparison: Comparison }) | null;
}

/** A bucket's number, and what may be said of it against the bucket before; null where that was not asked for. */
export interface JudgedBucket extends Period {
  readonly reading: Reading;
  readonly comparison: Comparison | null;
}

/** One method and segment over time: methods are never averaged. `method` is null where nobody answered. */
export interface TrendSeries {
  readonly method: Method | null;
  readonly group: string | null;
  readonly total: JudgedPeriod;
  readonly buckets: readonly JudgedBucket[];
}

/** A metric over time. */
export interface Trend {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly groupBy: Dimension | null;
  readonly source: ScoreSource['kind'];
  /** Largest first. */
  readonly series: readonly TrendSeries[];
  /** Series that were left out because there are too many. */
  readonly omitted: number;
}

/** A metric over time, with interval and verdict for the whole and for each bucket. */
@Injectable()
export class ReadMetric {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for a survey or touchpoint of somebody else, and for what cannot be read of the request. */
  execute(request: TrendRequest): Promise<Trend> {
    const metric = metricOf(request.metric);
    const groupBy = request.groupBy === undefined ? undefined : dimensionOf(request.groupBy, 'group_by');
    const { maxBuckets, maxGroups } = this.limits;
    const compared = request.compare === 'previous';
    const wanted = frameRequest(request, request.interval, this.clock.now(), maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      if (!(await this.queries.knows(tx, request.filter))) throw analyticsErrors.error('not-found');
      const frame = checkedFrame(await this.queries.frame(tx, wanted), maxBuckets);
      const edges = edgesOf(frame, compared);
      const source = sourceOf(request.filter, groupBy, frame.alignment);
      const selection = { metric, filter: request.filter, generation: frame.generation };
      const cells = await this.queries.cells(tx, selection, source, edges, groupBy);
      const found = tallies(edges, cells, frame).filter(({ group }) => group !== null || !isAttribute(groupBy));
      const shown = found.slice(0, maxGroups).map((tally) => seriesOf(tally, frame, compared));
      return {
        metric,
        frame,
        groupBy: groupBy ?? null,
        source: source.kind,
        series: shown.length > 0 || groupBy !== undefined ? shown : [emptySeries(metric, frame, compared)],
        omitted: Math.max(0, found.length - maxGroups),
      };
    });
  }
}

/** All ends of periods that are added up, ascending: what lies between two neighbours is read as one cell. */
function edgesOf(frame: Frame, compared: boolean): readonly number[] {
  const edges = new Set([...frame.starts, frame.to].map((edge) => edge.getTime()));
  if (compared) {
    for (const edge of [frame.previousFrom, frame.beforeFirst.from, frame.beforeFirst.to]) edges.add(edge.getTime());
  }
  return [...edges].toSorted((a, b) => a - b);
}

function seriesOf(tally: Tally, frame: Frame, compared: boolean): TrendSeries {
  const method = countedMethod(tally.method);
  const measured = ({ from, to }: Period): MeasuredPeriod => ({
    from,
    to,
    measure: measure(method, tally.within({ from, to })),
  });
  const whole = measured(frame);
  const before = compared ? measured({ from: frame.previousFrom, to: frame.from }) : null;
  const previous = before && { ...before, comparison: compare(method, whole.measure, before.measure) };
  let last = compared ? readingOf(method, tally.within(frame.beforeFirst)) : undefined;
  const buckets = frame.starts.map((from, i): JudgedBucket => {
    const to = frame.starts[i + 1] ?? frame.to;
    const reading = readingOf(method, tally.within({ from, to }));
    const comparison = last === undefined ? null : compare(method, reading, last);
    if (compared) last = reading;
    return { from, to, reading, comparison };
  });
  return { method, group: tally.group, total: { ...whole, previous }, buckets };
}

/** The buckets of a period in which nobody answered. */
function emptySeries(metric: Metric, frame: Frame, compared: boolean): TrendSeries {
  const method = methodWithoutAnswers(metric);
  return {
    ...seriesOf(new Tally(new Map(), { method: method.version, group: null, cells: [] }), frame, compared),
    method: null,
  };
}

function isAttribute(dimension: Dimension | undefined): boolean {
  return dimension?.startsWith('attribute:') ?? false;
}
