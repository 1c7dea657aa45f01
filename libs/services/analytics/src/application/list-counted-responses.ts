import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, type Page, type PageRequest } from '@hearback/kernel';
import { checkFilter } from './check-filter.js';
import { checkedFrame, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type CountedResponse, type ResponseSelection } from './score-queries.js';

/** Lists exactly the responses behind a number. */
@Injectable()
export class ListCountedResponses {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws the same errors as `ReadMetric`. */
  execute(
    request: MetricRequest,
    answers: Omit<ResponseSelection, 'period'>,
    page: PageRequest,
  ): Promise<Page<CountedResponse>> {
    const metric = metricOf(request.metric);
    const wanted = frameRequest(request, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      await checkFilter(this.queries, tx, request.filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), this.limits.maxBuckets);
      const selection = { metric, filter: request.filter, generation: frame.generation };
      return this.queries.responses(tx, selection, { ...answers, period: frame }, page);
    });
  }
}
