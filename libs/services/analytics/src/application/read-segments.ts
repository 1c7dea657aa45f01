import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { countedMethod, type Metric } from '../domain/method.js';
import { elapsedOf } from '../domain/period.js';
import { sourceOf, type Dimension, type ScoreSource } from '../domain/score-filter.js';
import { NO_SCORES } from '../domain/scores.js';
import { segmentTables, type SegmentTables } from '../domain/segment-table.js';
import { checkFilter } from './check-filter.js';
import { checkedFrame, dimensionOf, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame, type SegmentScores } from './score-queries.js';

/** A metric of a period by segment. */
export interface SegmentReport extends SegmentTables {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly by: Dimension;
  readonly source: ScoreSource['kind'];
}

/** Reads a metric of a period by segment, each compared with the rest. */
@Injectable()
export class ReadSegments {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey or touchpoint, and the errors of `frameRequest` and `dimensionOf`. */
  execute(request: MetricRequest & { readonly by: string }): Promise<SegmentReport> {
    const metric = metricOf(request.metric);
    const by = dimensionOf(request.by, 'by');
    const now = this.clock.now();
    const wanted = frameRequest(request, 'month', now, this.limits.maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      await checkFilter(this.queries, tx, request.filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), this.limits.maxBuckets);
      const source = sourceOf(request.filter, by, frame.alignment);
      const selection = { metric, filter: request.filter, generation: frame.generation };
      const scores = await this.queries.segments(tx, selection, source, frame, by);
      return { metric, frame, by, source: source.kind, ...this.#tables(scores, elapsedOf(frame, now)) };
    });
  }

  #tables(scores: readonly SegmentScores[], elapsed: number | null): SegmentTables {
    const methods = [...new Set(scores.map(({ method }) => method))];
    const counts = methods.map((method) => {
      const found = scores.filter((score) => score.method === method);
      const all = found.filter(({ part }) => part.kind === 'all').map(({ scores: counts }) => counts);
      const total = NO_SCORES.map((_, score) => all.reduce((sum, counts) => sum + (counts[score] ?? 0), 0));
      const segments = found.flatMap(({ part, scores: counts }) =>
        part.kind === 'segment' ? [{ value: part.value, scores: counts }] : [],
      );
      return { method: countedMethod(method), total, segments };
    });
    return segmentTables(counts, { elapsed, maxSegments: this.limits.maxGroups });
  }
}
