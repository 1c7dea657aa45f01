import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { analyticsErrors } from './analytics.errors.js';
import { checkedFrame, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type CountedResponse, type ResponsePage } from './score-queries.js';

/** The responses that make exactly one number, page by page. */
@Injectable()
export class ListCountedResponses {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Returns one response more than the page's limit where there is a further page. Throws as `ReadMetric`. */
  execute(request: MetricRequest, page: Omit<ResponsePage, 'period'>): Promise<readonly CountedResponse[]> {
    const metric = metricOf(request.metric);
    const wanted = frameRequest(request, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      if (!(await this.queries.knows(tx, request.filter))) throw analyticsErrors.error('not-found');
      const frame = checkedFrame(await this.queries.frame(tx, wanted), this.limits.maxBuckets);
      const selection = { metric, filter: request.filter, generation: frame.generation };
      return this.queries.responses(tx, selection, { ...page, limit: page.limit + 1, period: frame });
    });
  }
}
