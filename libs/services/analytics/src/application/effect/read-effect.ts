import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDatabase, type OneTenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { effectTable } from '../../domain/loop-effect/effect-table.js';
import { countedMethod, methodWithoutAnswers, METRICS, type Metric } from '../../domain/method.js';
import { checkFilter } from '../check-filter.js';
import { topicOf } from '../../domain/score-filter.js';
import { badDimension, checkedFrame, dimensionOf, frameRequest, type PeriodRequest } from '../metric-request.js';
import type { ComputedReport, PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { ReportLimits } from '../report-limits.js';
import { ScoreQueries } from '../score-queries.js';
import { regressionOf, rowOf } from './effect-rows.js';
import type { EffectReport } from './effect-report.js';
import { FollowedAnswers } from './followed-answers.js';

/** A report as the caller requests it. */
export interface EffectRequest extends PeriodRequest {
  /** Default: the metric that most customers answered twice. */
  readonly metric?: Metric;
  /** Only customers alike in this attribute or segment are compared: `attribute:<key>` or `segment:<id>`. */
  readonly match?: string;
}

/** The report looks back so far if no start is given: next answers take months. */
const DEFAULT_MS = 365 * 86_400_000;

/** Reads whether following up raises the next score. Reports of the last year without filters are prepared. */
@Injectable()
export class ReadEffect implements OnModuleInit, PreparedReport<EffectReport> {
  readonly kind = 'effect';
  readonly variants = ['', ...METRICS];

  constructor(
    private readonly database: TenantDatabase,
    private readonly scores: ScoreQueries,
    private readonly answers: FollowedAnswers,
    private readonly prepared: PreparedReports,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  onModuleInit(): void {
    this.prepared.register(this);
  }

  /** Throws `not-found` for an unknown survey or touchpoint, `anonymous-survey`, `bad-dimension`, and the errors of `frameRequest`. */
  execute(request: EffectRequest): Promise<ComputedReport<EffectReport>> {
    const { tenantId, from, to, filter, match, metric } = request;
    const attribute = match === undefined ? undefined : attributeOf(match);
    const isPlain = isEmpty({ from, to, match }) && isEmpty({ ...filter, attributes: undefined });
    return this.database.withTenant(tenantId, async (tx) => {
      if (isPlain && Object.keys(filter.attributes).length === 0) return this.prepared.read(tx, this, metric ?? '');
      await checkFilter(this.scores, tx, filter);
      const now = this.clock.now();
      return { content: await this.#compute(tx, request, attribute, now), computedAt: now };
    });
  }

  compute(tx: OneTenantTx, variant: string, now: Date): Promise<EffectReport> {
    const metric = METRICS.find((known) => known === variant);
    const request = { tenantId: tx.tenantId, filter: { attributes: {} }, ...(metric && { metric }) };
    return this.#compute(tx, request, undefined, now);
  }

  async #compute(
    tx: OneTenantTx,
    request: EffectRequest,
    attribute: string | undefined,
    now: Date,
  ): Promise<EffectReport> {
    const from = request.from ?? dayBefore(request.to === undefined ? now : new Date(request.to), DEFAULT_MS);
    const wanted = frameRequest({ ...request, from }, 'month', now, this.limits.maxBuckets);
    const frame = checkedFrame(await this.scores.frame(tx, wanted), this.limits.maxBuckets);
    const found = await this.#mostRepeated(tx, request, frame);
    const base = { timeZone: frame.timeZone, from: frame.from.toISOString(), to: frame.to.toISOString() };
    if (found === undefined) {
      const metric = request.metric ?? 'nps';
      const { scale } = methodWithoutAnswers(metric);
      const none = { customers: 0, again: 0, silentAnswered: 0, silentOthers: 0, regression: null };
      const rows = effectTable([]).map((row) => rowOf(row, [], false));
      return { ...base, metric, method: null, scale, ...none, rows };
    }
    const { metric, method: version } = found;
    const selection = { metric, filter: request.filter, generation: frame.generation };
    const first = await this.answers.first(tx, selection, version, frame, attribute);
    const method = countedMethod(version);
    const table = effectTable(first.followed);
    const lowIsGood = method.metric === 'ces' && method.direction === 'effort';
    const { silentAnswered, silentOthers } = first;
    return {
      ...base,
      metric,
      method: version,
      scale: method.scale,
      customers: first.followed.length + silentAnswered + silentOthers,
      again: first.followed.length,
      silentAnswered,
      silentOthers,
      rows: table.map((row) => rowOf(row, first.followed, lowIsGood)),
      regression: regressionOf(table[0]),
    };
  }

  async #mostRepeated(
    tx: OneTenantTx,
    { metric, filter }: EffectRequest,
    frame: { from: Date; to: Date; generation: number },
  ) {
    const { generation } = frame;
    let most: { readonly metric: Metric; readonly method: string; readonly customers: number } | undefined;
    for (const each of metric === undefined ? METRICS : [metric]) {
      const found = await this.answers.mostRepeated(tx, { metric: each, filter, generation }, frame);
      if (found !== undefined && found.customers > (most?.customers ?? 0)) most = { metric: each, ...found };
    }
    return most;
  }
}

/** The key among the segments of an answer. */
function attributeOf(match: string): string {
  const dimension = dimensionOf(match, 'match');
  // Groups are of customers, and a topic is of one answer.
  if (topicOf(dimension) !== undefined)
    throw badDimension('match', 'must be language, channel, attribute:<key> or segment:<id>');
  return dimension.startsWith('attribute:') ? dimension.slice('attribute:'.length) : dimension;
}

function isEmpty(members: object): boolean {
  return Object.values(members).every((value) => value === undefined);
}

function dayBefore(end: Date, ms: number): string {
  return new Date(end.getTime() - ms).toISOString().slice(0, 10);
}
