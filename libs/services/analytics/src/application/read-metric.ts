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

/** A trend as the caller requests it. */
export interface TrendRequest extends MetricRequest {
  readonly interval: BucketWidth;
  readonly groupBy?: string;
  readonly compare: 'previous' | 'none';
}

/** The measure of a period. */
export interface MeasuredPeriod extends Period {
  readonly measure: Measure;
}

/** The measure of a period, compared with the period before; null if no comparison was requested. */
export interface ComparedPeriod extends MeasuredPeriod {
  readonly previous: (MeasuredPeriod & { readonly comparison: Comparison }) | null;
}

/** The reading of a bucket, compared with the bucket before; null if no comparison was requested. */
export interface ComparedBucket extends Period {
  readonly reading: Reading;
  readonly comparison: Comparison | null;
}

/** One method and segment over time; methods are never averaged. `method` is null if there are no answers. */
export interface TrendSeries {
  readonly method: Method | null;
  readonly group: string | null;
  readonly total: ComparedPeriod;
  readonly buckets: readonly ComparedBucket[];
}

/** A metric over time. */
export interface Trend {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly groupBy: Dimension | null;
  readonly source: ScoreSource['kind'];
  /** Largest first. */
  readonly series: readonly TrendSeries[];
  /** Number of series that were left out because there are too many. */
  readonly omitted: number;
}

/** Reads a metric over time, with interval and verdict for the period and for each bucket. */
@Injectable()
export class ReadMetric {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey or touchpoint, and the errors of `frameRequest` and `dimensionOf`. */
  execute(request: TrendRequest): Promise<Trend> {
    const metric = metricOf(request.metric);
    const groupBy = request.groupBy === undefined ? undefined : dimensionOf(request.groupBy, 'group_by');
    const { maxBuckets, maxGroups } = this.limits;
    const compared = request.compare === 'previous';
    const wanted = frameRequest(request, request.interval, this.clock.now(), maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      if (!(await this.queries.filterTargetsExist(tx, request.filter))) throw analyticsErrors.error('not-found');
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

/** The ends of all periods that are summed, ascending. The answers between two neighbours are read as one cell. */
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
  const buckets = frame.starts.map((from, i): ComparedBucket => {
    const to = frame.starts[i + 1] ?? frame.to;
    const reading = readingOf(method, tally.within({ from, to }));
    const comparison = last === undefined ? null : compare(method, reading, last);
    if (compared) last = reading;
    return { from, to, reading, comparison };
  });
  return { method, group: tally.group, total: { ...whole, previous }, buckets };
}

/** The buckets of a period without answers. */
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
