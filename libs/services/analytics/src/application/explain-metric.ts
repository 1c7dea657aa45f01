import { Injectable } from '@nestjs/common';
import { explain, type Explanation } from '../domain/explanation.js';
import { methodWithoutAnswers, type Method } from '../domain/method.js';
import { NO_SCORES } from '../domain/scores.js';
import { ReadMetric, type Trend } from './read-metric.js';
import type { MetricRequest } from './metric-request.js';

/** How the number of one method is computed; `method` is null if there are no answers. */
export interface MethodExplanation {
  readonly method: Method | null;
  readonly explanation: Explanation;
}

/** Explains a number by its counts, formulas and sources, so that readers can recompute it. */
@Injectable()
export class ExplainMetric {
  constructor(private readonly readMetric: ReadMetric) {}

  /** Throws the same errors as `ReadMetric`. */
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
