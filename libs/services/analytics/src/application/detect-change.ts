import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { measure } from '../domain/measure.js';
import { mde } from '../domain/mde.js';
import { countedMethod, type Method, type Metric } from '../domain/method.js';
import { addCounts, answersIn, type ScoreCounts } from '../domain/scores.js';
import { LEVEL } from '../domain/significance.js';
import { checkFilter } from './check-filter.js';
import { checkedFrame, frameRequest, metricOf, type MetricRequest } from './metric-request.js';
import { ReportLimits } from './report-limits.js';
import { ScoreQueries, type Frame } from './score-queries.js';

/** The smallest change that so many further answers could show, against the answers of a period. */
export interface DetectableChange {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly answers: number;
  readonly level: number;
  /** The method with the most answers; null without answers. */
  readonly earlier: { readonly method: Method; readonly n: number; readonly value: number | null } | null;
  readonly change: number | null;
}

/** Tells what change of a metric so many answers could show. */
@Injectable()
export class DetectChange {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws the same errors as `ReadMetric`. */
  execute(request: MetricRequest & { readonly answers: number }): Promise<DetectableChange> {
    const metric = metricOf(request.metric);
    const { answers, filter, tenantId } = request;
    const wanted = frameRequest(request, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(tenantId, async (tx) => {
      await checkFilter(this.queries, tx, filter);
      const frame = checkedFrame(await this.queries.frame(tx, wanted), this.limits.maxBuckets);
      const selection = { metric, filter, generation: frame.generation };
      const found = await this.queries.segments(tx, selection, { kind: 'facts' }, frame, 'survey');
      const totals = found.flatMap(({ part, method, scores }) => (part.kind === 'all' ? [{ method, scores }] : []));
      return { metric, frame, answers, level: LEVEL, ...against(totals, answers) };
    });
  }
}

function against(
  totals: readonly { readonly method: string; readonly scores: ScoreCounts }[],
  answers: number,
): Pick<DetectableChange, 'earlier' | 'change'> {
  const scoresOf = (name: string) =>
    totals
      .filter(({ method }) => method === name)
      .map(({ scores }) => scores)
      .reduce(addCounts);
  const [most] = [...new Set(totals.map(({ method }) => method))]
    .map((name) => ({ method: countedMethod(name), scores: scoresOf(name) }))
    .toSorted((a, b) => answersIn(b.scores) - answersIn(a.scores));
  if (most === undefined) return { earlier: null, change: null };
  const n = answersIn(most.scores);
  return {
    earlier: { method: most.method, n, value: measure(most.method, most.scores).value },
    change: mde(most.method, most.scores, { earlier: n, later: answers, level: LEVEL }),
  };
}
