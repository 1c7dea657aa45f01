import { Injectable, type OnModuleInit } from '@nestjs/common';
import { TenantDatabase, type OneTenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { KEY_FIGURES, type Figure } from '../../domain/goals/figure.js';
import { judgeGoal, type Goal, type GoalVerdict } from '../../domain/goals/goal.js';
import { judgeFigures, type JudgedFigures } from '../../domain/goals/key-figures.js';
import { levelOfEach } from '../../domain/judgement.js';
import { elapsedOf, type Period } from '../../domain/period.js';
import { CONVERSION_DAYS, type ConversionCounts } from '../../domain/orders/conversion.js';
import type { CustomerOrders } from '../../domain/orders/customer-orders.js';
import type { Days } from '../../domain/orders/order-figures.js';
import { orderSamples } from '../../domain/goals/order-samples.js';
import type { Sample } from '../../domain/goals/sample.js';
import { OrderQueries } from '../orders/order-queries.js';
import { checkedFrame, frameRequest } from '../metric-request.js';
import type { ComputedReport, PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { ReportLimits } from '../report-limits.js';
import { ScoreQueries, type Frame } from '../score-queries.js';
import { GoalStore } from './goal-store.js';
import { FIGURE_DAYS, type FigureDays, type KeyFiguresContent } from './key-figures-content.js';
import { ReadSamples } from './read-samples.js';

/** The period and the baseline that a caller asks for: so many days and as many before them, or ends of both. */
export interface KeyFiguresRequest {
  readonly tenantId: string;
  readonly days: FigureDays;
  readonly from?: string;
  readonly to?: string;
  readonly baselineFrom?: string;
  readonly baselineTo?: string;
}

/** The goal of a figure with its verdict. */
export interface JudgedGoal {
  readonly goal: Goal;
  readonly verdict: GoalVerdict;
}

/** Key figures with their verdicts and goals. */
export interface KeyFiguresReport extends JudgedFigures {
  readonly content: KeyFiguresContent;
  readonly computedAt: Date;
  /** By figure; goals of touchpoints are not among them. */
  readonly goals: ReadonlyMap<string, JudgedGoal>;
}

/** Reads the key figures of a workspace. Those of the usual periods are prepared. */
@Injectable()
export class ReadKeyFigures implements OnModuleInit, PreparedReport<KeyFiguresContent> {
  readonly kind = 'key-figures';
  readonly variants = FIGURE_DAYS.map((days) => variantOf(days));

  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: ScoreQueries,
    private readonly samples: ReadSamples,
    private readonly orders: OrderQueries,
    private readonly goals: GoalStore,
    private readonly prepared: PreparedReports,
    private readonly clock: Clock,
    private readonly limits: ReportLimits,
  ) {}

  onModuleInit(): void {
    this.prepared.register(this);
  }

  /** Throws the errors of `frameRequest`. */
  execute(request: KeyFiguresRequest): Promise<KeyFiguresReport> {
    const { tenantId, days, ...ends } = request;
    const now = this.clock.now();
    const isPlain = Object.values(ends).every((end) => end === undefined);
    return this.database.withTenant(tenantId, async (tx) => {
      const report: ComputedReport<KeyFiguresContent> = isPlain
        ? await this.prepared.read(tx, this, variantOf(days))
        : { content: await this.#compute(tx, request, now), computedAt: now };
      const { content, computedAt } = report;
      const period = { from: new Date(content.from), to: new Date(content.to) };
      const judged = judgeFigures(content.samples, elapsedOf(period, now));
      return { content, computedAt, ...judged, goals: goalsOf(await this.goals.all(tx), content) };
    });
  }

  compute(tx: OneTenantTx, variant: string, now: Date): Promise<KeyFiguresContent> {
    const days = FIGURE_DAYS.find((known) => variantOf(known) === variant) ?? FIGURE_DAYS[0];
    return this.#compute(tx, { tenantId: tx.tenantId, days }, now);
  }

  /** What customers ordered is read once for all of them. */
  async computeAll(tx: OneTenantTx, now: Date): Promise<ReadonlyMap<string, KeyFiguresContent>> {
    const customers = await this.orders.customers(tx, now);
    const contents = new Map<string, KeyFiguresContent>();
    for (const days of FIGURE_DAYS) {
      const content = await this.#compute(tx, { tenantId: tx.tenantId, days }, now, customers);
      contents.set(variantOf(days), content);
    }
    return contents;
  }

  async #compute(
    tx: OneTenantTx,
    request: KeyFiguresRequest,
    now: Date,
    known?: readonly CustomerOrders[],
  ): Promise<KeyFiguresContent> {
    const { days, from, to, baselineFrom, baselineTo } = request;
    const given = from !== undefined || to !== undefined;
    const frame = given ? await this.#frame(tx, { from, to }, now) : await this.lastDays(tx, days, now);
    const before: Period & Pick<Frame, 'alignment'> =
      baselineFrom === undefined && baselineTo === undefined
        ? { from: frame.previousFrom, to: frame.from, alignment: frame.alignment }
        : await this.#frame(tx, { from: baselineFrom, to: baselineTo }, now);
    const base = { figures: KEY_FIGURES, touchpointId: null, generation: frame.generation };
    const customers = known ?? (await this.orders.customers(tx, now));
    const earliest = { from: new Date(2 * before.from.getTime() - before.to.getTime()), to: before.from };
    const daysOf = (period: Period) => localDays(period, frame.timeZone);
    const read = async (period: Period & Pick<Frame, 'alignment'>, compared: Period) =>
      new Map<Figure, Sample | null>([
        ...(await this.samples.execute(tx, { ...base, period, alignment: period.alignment })),
        ...orderSamples(customers, daysOf(period), daysOf(compared)),
        ['conversion', conversionOf(await this.orders.conversions(tx, visitsOf(period), now))],
      ]);
    const later = await read(frame, before);
    const earlier = await read(before, earliest);
    return {
      timeZone: frame.timeZone,
      from: frame.from.toISOString(),
      to: frame.to.toISOString(),
      baseline: { from: before.from.toISOString(), to: before.to.toISOString() },
      samples: KEY_FIGURES.map((figure) => ({
        figure,
        now: later.get(figure) ?? null,
        baseline: earlier.get(figure) ?? null,
      })),
    };
  }

  /** The last so many local days, today included. */
  async lastDays(tx: OneTenantTx, days: number, now: Date): Promise<Frame> {
    const today = await this.#frame(tx, {}, now);
    const noon = new Date(today.to.getTime() - (days - 0.5) * 86_400_000);
    const day = new Intl.DateTimeFormat('en-CA', { timeZone: today.timeZone, dateStyle: 'short' });
    return this.#frame(tx, { from: day.format(noon), to: undefined }, now);
  }

  async #frame(tx: OneTenantTx, ends: { from?: string | undefined; to?: string | undefined }, now: Date) {
    const { maxBuckets } = this.limits;
    const { from, to } = ends;
    const wanted = frameRequest(
      { ...(from !== undefined && { from }), ...(to !== undefined && { to }) },
      'month',
      now,
      maxBuckets,
    );
    return checkedFrame(await this.queries.frame(tx, wanted), maxBuckets);
  }
}

function variantOf(days: FigureDays): string {
  return days === FIGURE_DAYS[0] ? '' : String(days);
}

/** When those visited whose days to order ended in the period, so that each had all of them, however short the period is. */
function visitsOf({ from, to }: Period): Period {
  const before = (at: Date) => new Date(at.getTime() - CONVERSION_DAYS * DAY_MS);
  return { from: before(from), to: before(to) };
}

/** Known visitors who ordered within 30 days; null: no visit of anybody known is recorded. */
function conversionOf({ visitors, visitorsOrdered }: ConversionCounts): Sample | null {
  return visitors === 0 ? null : { kind: 'share', hits: visitorsOrdered, n: visitors };
}

const DAY_MS = 86_400_000;

/** The local days of a period, since 1970. */
function localDays({ from, to }: Period, timeZone: string): Days {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const dayOf = (at: Date) => Date.parse(day.format(at)) / DAY_MS;
  return { from: dayOf(from), to: dayOf(to) };
}

function goalsOf(goals: readonly Goal[], { samples }: KeyFiguresContent): ReadonlyMap<string, JudgedGoal> {
  const whole = goals.filter(({ touchpointId }) => touchpointId === null);
  // Those of touchpoints count too, so that a goal has the same verdict here as among all goals.
  const level = levelOfEach(goals.length);
  return new Map(
    whole.map((goal) => {
      const sample = samples.find(({ figure }) => figure === goal.figure)?.now ?? null;
      return [goal.figure, { goal, verdict: judgeGoal(goal, sample, level).verdict }];
    }),
  );
}
