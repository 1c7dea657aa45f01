import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { changeSplit, type ChangeSplit, type SideCounts } from '../../domain/change/change-split.js';
import { heatTable, type HeatTable } from '../../domain/change/heat-table.js';
import { countedMethod, methodWithoutAnswers, type Method, type Metric } from '../../domain/method.js';
import { elapsedOf, type Period } from '../../domain/period.js';
import { sourceOf, type Dimension } from '../../domain/score-filter.js';
import { addCounts, answersIn, NO_SCORES } from '../../domain/scores.js';
import { checkFilter } from '../check-filter.js';
import { checkedFrame, dimensionOf, frameRequest, metricOf, type MetricRequest } from '../metric-request.js';
import { ReportLimits } from '../report-limits.js';
import { ScoreQueries, type Frame, type ScoreSelection, type SegmentScores } from '../score-queries.js';
import { HeatQueries } from './heat-queries.js';

/** A change against the period before, of the method that most answers of the period have. */
export interface ChangeReport extends ChangeSplit {
  readonly metric: Metric;
  readonly method: Method;
  readonly frame: Frame;
  readonly by: Dimension;
}

/** A metric by two dimensions. */
export interface HeatReport extends HeatTable {
  readonly metric: Metric;
  readonly frame: Frame;
  readonly rowsBy: Dimension;
  readonly columnsBy: Dimension;
}

/** Reads why a metric changed, and where it is high and low. */
@Injectable()
export class ReadChange {
  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly heat: HeatQueries,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  /** Throws `analytics.not-found`, `anonymous-survey`, and the errors of `frameRequest` and `dimensionOf`. */
  change(request: MetricRequest & { readonly by: string }): Promise<ChangeReport> {
    const by = dimensionOf(request.by, 'by');
    return this.#read(request, async (tx, selection, frame) => {
      const { filter, metric } = selection;
      const before = { from: frame.previousFrom, to: frame.from };
      const source = sourceOf(filter, by, frame.alignment);
      const read = (period: Period) => this.scores.segments(tx, selection, source, period, by);
      const [later, earlier] = [await read(frame), await read(before)];
      const method = largestMethod(metric, later.length > 0 ? later : earlier);
      return { metric, method, frame, by, ...changeSplit(method, sideOf(earlier, method), sideOf(later, method)) };
    });
  }

  /** Throws the same errors. */
  cross(request: MetricRequest & { readonly rows: string; readonly columns: string }): Promise<HeatReport> {
    const [rowsBy, columnsBy] = [dimensionOf(request.rows, 'rows'), dimensionOf(request.columns, 'columns')];
    return this.#read(request, async (tx, selection, frame) => {
      const cells = await this.heat.cross(tx, selection, frame, rowsBy, columnsBy);
      const parts = cells.map(({ method, scores }) => ({ method, part: { kind: 'all' } as const, scores }));
      const method = largestMethod(selection.metric, parts);
      const own = cells.filter((cell) => cell.method === method.version);
      const elapsed = elapsedOf(frame, this.clock.now());
      return { metric: selection.metric, frame, rowsBy, columnsBy, ...heatTable(method, own, elapsed) };
    });
  }

  #read<T>(
    request: MetricRequest,
    work: (tx: TenantTx, selection: ScoreSelection, frame: Frame) => Promise<T>,
  ): Promise<T> {
    const metric = metricOf(request.metric);
    const wanted = frameRequest(request, 'month', this.clock.now(), this.limits.maxBuckets);
    return this.database.withTenant(request.tenantId, async (tx) => {
      await checkFilter(this.scores, tx, request.filter);
      const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
      return work(tx, { metric, filter: request.filter, generation: frame.generation }, frame);
    });
  }
}

/** Numbers of two methods are never joined: the one with most answers is shown. */
function largestMethod(metric: Metric, scores: readonly SegmentScores[]): Method {
  const sizes = new Map<string, number>();
  for (const { method, part, scores: counts } of scores)
    if (part.kind === 'all') sizes.set(method, (sizes.get(method) ?? 0) + answersIn(counts));
  const [largest] = [...sizes].toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  return largest === undefined ? methodWithoutAnswers(metric) : countedMethod(largest[0]);
}

function sideOf(scores: readonly SegmentScores[], method: Method): SideCounts {
  const own = scores.filter((each) => each.method === method.version);
  const total = own.reduce(
    (sum, { part, scores: counts }) => (part.kind === 'all' ? addCounts(sum, counts) : sum),
    NO_SCORES,
  );
  const segments = own.flatMap(({ part, scores: counts }) =>
    part.kind === 'segment' ? [[part.value, counts] as const] : [],
  );
  return { total, segments: new Map(segments) };
}
