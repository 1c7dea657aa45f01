import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { journeyScores, painPoints, type JourneyScore } from '../domain/journey.js';
import { countedMethod, type Metric } from '../domain/method.js';
import { sourceOf } from '../domain/score-filter.js';
import { checkFilter } from './check-filter.js';
import { CopyQueries, type TouchpointCopy } from './copy-queries.js';
import { checkedFrame, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** A metric of a period along the customer journey. */
export interface JourneyReport {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly touchpoints: ReadonlyMap<string, TouchpointCopy>;
  /** The ones with the most answers first. */
  readonly scores: readonly JourneyScore[];
  /** Those of `scores` where most is lost, worst first. */
  readonly painPoints: readonly JourneyScore[];
  /** Number of scores that were left out because there are too many. */
  readonly omitted: number;
}

/** Reads a metric at each touchpoint of the journey, and ranks where most is lost. */
@Injectable()
export class ReadJourney {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly copies: CopyQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws the same errors as `ReadMetric`. */
  execute(request: MetricRequest): Promise<JourneyReport> {
    const metric = metricOf(request.metric);
    const { filter, tenantId } = request;
    const { maxBuckets, maxGroups } = this.limits;
    const wanted = frameRequest(request, 'month', this.clock.now(), maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      await checkFilter(this.queries, tx, filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), maxBuckets);
      const source = sourceOf(filter, 'touchpoint', frame.alignment);
      const selection = { metric, filter, generation: frame.generation };
      const segments = await this.queries.segments(tx, selection, source, frame, 'touchpoint');
      const found = journeyScores(
        segments.flatMap(({ method, part, scores }) =>
          part.kind === 'segment' ? [{ method: countedMethod(method), touchpointId: part.value, scores }] : [],
        ),
      );
      const scores = found.slice(0, maxGroups);
      return {
        metric,
        frame,
        touchpoints: await this.copies.touchpoints(tx),
        scores,
        painPoints: painPoints(scores),
        omitted: found.length - scores.length,
      };
    });
  }
}
