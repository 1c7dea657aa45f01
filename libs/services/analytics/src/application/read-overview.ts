import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { countedMethod, METRICS } from '../domain/method.js';
import { overviewOf, type Overview, type OverviewCounts } from '../domain/overview.js';
import { elapsedOf } from '../domain/period.js';
import { sourceOf } from '../domain/score-filter.js';
import { Tally } from '../domain/tally.js';
import { checkFilter } from './check-filter.js';
import { CountUnconfirmed } from './count-unconfirmed.js';
import { CopyQueries, type TouchpointCopy } from './copy-queries.js';
import { checkedFrame, frameRequest, type PeriodRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** All scores of a period. */
export interface OverviewReport extends Overview {
  readonly frame: Frame;
  readonly touchpoints: ReadonlyMap<string, TouchpointCopy>;
  /** Opened in the period, and nothing confirms that it was the customer; null where the filter cannot tell. */
  readonly unconfirmed: number | null;
}

/** Reads every metric at every touchpoint, compared with the period before, and judged as one picture. */
@Injectable()
export class ReadOverview {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly copies: CopyQueries,
    private readonly unconfirmed: CountUnconfirmed,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found` for an unknown survey or touchpoint, and the errors of `frameRequest`. */
  execute(request: PeriodRequest): Promise<OverviewReport> {
    const { filter, tenantId } = request;
    const { maxBuckets, maxGroups } = this.limits;
    const now = this.clock.now();
    const wanted = frameRequest(request, 'month', now, maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      await checkFilter(this.queries, tx, filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), maxBuckets);
      const source = sourceOf(filter, 'touchpoint', frame.alignment);
      const edges = [frame.previousFrom, frame.from, frame.to].map((edge) => edge.getTime());
      const edgeIndex = new Map(edges.map((edge, index) => [edge, index]));
      const counts: OverviewCounts[] = [];
      for (const metric of METRICS) {
        const selection = { metric, filter, generation: frame.generation };
        const cells = await this.queries.cells(tx, selection, source, edges, 'touchpoint');
        for (const each of cells) {
          const tally = new Tally(edgeIndex, each);
          counts.push({
            method: countedMethod(each.method),
            touchpointId: each.group,
            now: tally.within(frame),
            before: tally.within({ from: frame.previousFrom, to: frame.from }),
          });
        }
      }
      return {
        frame,
        touchpoints: await this.copies.touchpoints(tx),
        unconfirmed: await this.unconfirmed.execute(tx, filter, frame),
        ...overviewOf(counts, { elapsed: elapsedOf(frame, now), maxScores: maxGroups }),
      };
    });
  }
}
