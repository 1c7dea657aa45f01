import { Injectable } from '@nestjs/common';
import { explain, type Explanation } from '../domain/explanation.js';
import { methodWithoutAnswers, type Method } from '../domain/method.js';
import { NO_SCORES } from '../domain/scores.js';
import { ReadMetric, type Trend } from './read-metric.js';
import type { MetricRequest } from './metric-request.js';

/** How the number of one method comes about; `method` is null where nobody answered. */
export interface MethodExplanation {
  readonly method: Method | null;
  readonly explanation: Explanation;
}

/** Counts, formulas and sources of a number, so that anybody can compute it again. */
@Injectable()
export class ExplainMetric {
  constructor(private readonly readMetric: ReadMetric) {}

  /** Throws as `ReadMetric`. */
  async execute(
    request: MetricRequest,
  ): Promise<{ readonly trend: Trend; readonly methods: readonly MethodExplanation[] }> {
    const trend = await this.readMetric.execute({ ...request, interval: 'month', compare: 'none' });
    const methods = trend.series.map(({ method, total }) => ({
      method,
      explanation: explain(
        method ?? methodWithoutAnswers(trend.metric),
        method === null ? NO_SCORES : total.measure.scores,
      ),
    }));
    return { trend, methods };
  }
}
