import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import type { Metric } from '../domain/method.js';
import type { BucketWidth } from '../domain/period.js';
import { isPartial, sourceOf, type Dimension, type ScoreSource } from '../domain/score-filter.js';
import { tallies } from '../domain/tally.js';
import { checkFilter } from './check-filter.js';
import { checkedFrame, dimensionOf, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { judgedTrend, type JudgedTrend } from './judged-trend.js';
import { CountUnconfirmed } from './count-unconfirmed.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** A trend as the caller requests it. */
export interface TrendRequest extends MetricRequest {
  readonly interval: BucketWidth;
  readonly groupBy?: string;
  readonly compare: 'previous' | 'none';
}

/** A metric over time. */
export interface Trend extends JudgedTrend {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly groupBy: Dimension | null;
  readonly source: ScoreSource['kind'];
  /** Number of series that were left out because there are too many. */
  readonly omitted: number;
  /** Opened in the period, and nothing confirms that it was the customer; null where the filter cannot tell. */
  readonly unconfirmed: number | null;
}

/** Reads a metric over time, with interval and verdict for the period and for each bucket. */
@Injectable()
export class ReadMetric {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly unconfirmed: CountUnconfirmed,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey or touchpoint, and the errors of `frameRequest` and `dimensionOf`. */
  execute(request: TrendRequest): Promise<Trend> {
    const metric = metricOf(request.metric);
    const groupBy = request.groupBy === undefined ? undefined : dimensionOf(request.groupBy, 'group_by');
    const { maxBuckets, maxGroups } = this.limits;
    const compared = request.compare === 'previous';
    const now = this.clock.now();
    const wanted = frameRequest(request, request.interval, now, maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      await checkFilter(this.queries, tx, request.filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), maxBuckets);
      const edges = edgesOf(frame, compared);
      const source = sourceOf(request.filter, groupBy, frame.alignment);
      const selection = { metric, filter: request.filter, generation: frame.generation };
      const cells = await this.queries.cells(tx, selection, source, edges, groupBy);
      const found = tallies(edges, cells, frame).filter(({ group }) => group !== null || !isPartial(groupBy));
      const shown = found.slice(0, maxGroups);
      const empty = shown.length === 0 && groupBy === undefined ? metric : null;
      return {
        metric,
        frame,
        groupBy: groupBy ?? null,
        source: source.kind,
        ...judgedTrend(shown, empty, frame, { compared, now }),
        omitted: Math.max(0, found.length - maxGroups),
        unconfirmed: await this.unconfirmed.execute(tx, request.filter, frame, metric),
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
