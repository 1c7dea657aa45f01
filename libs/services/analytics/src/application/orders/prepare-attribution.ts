import type { OneTenantTx } from '@hearback/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { AttributionReport } from '../../domain/orders/attribution-report.js';
import type { PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { Computations } from '../computations/computations.js';
import { OrderQueries } from './order-queries.js';
import { ATTRIBUTION_REPORT } from './record-customer-events.js';

/** Days of the period, today included; the first one is what a reader sees without a choice. */
export const ATTRIBUTION_DAYS = [90, 28, 365] as const;
export type AttributionDays = (typeof ATTRIBUTION_DAYS)[number];
/** Days before an order in which contacts are credited. */
export const CONTACT_WINDOWS = [30, 7, 90] as const;
export type ContactWindow = (typeof CONTACT_WINDOWS)[number];

/** What is read of a report. */
export interface AttributionChoice {
  readonly days: AttributionDays;
  readonly window: ContactWindow;
}

/** The report as it is stored. */
export interface AttributionContent {
  readonly timeZone: string;
  /** RFC 3339; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly report: AttributionReport;
}

const CHOICES: readonly AttributionChoice[] = ATTRIBUTION_DAYS.flatMap((days) =>
  CONTACT_WINDOWS.map((window) => ({ days, window })),
);

/** The variant of a choice. */
export function attributionVariant({ days, window }: AttributionChoice): string {
  return days === ATTRIBUTION_DAYS[0] && window === CONTACT_WINDOWS[0] ? '' : `${days}/${window}`;
}

/** Prepares what came before orders. */
@Injectable()
export class PrepareAttribution implements PreparedReport<AttributionContent>, OnModuleInit {
  readonly kind = ATTRIBUTION_REPORT;
  readonly variants = CHOICES.map(attributionVariant);

  constructor(
    private readonly reports: PreparedReports,
    private readonly queries: OrderQueries,
    private readonly computations: Computations,
  ) {}

  onModuleInit(): void {
    this.reports.register(this);
  }

  async compute(tx: OneTenantTx, variant: string, now: Date): Promise<AttributionContent> {
    const choice = CHOICES.find((known) => attributionVariant(known) === variant) ?? CHOICES[0]!;
    const [content] = await this.#contents(tx, [choice], now);
    return content!;
  }

  async computeAll(tx: OneTenantTx, now: Date): Promise<ReadonlyMap<string, AttributionContent>> {
    const contents = await this.#contents(tx, CHOICES, now);
    return new Map(contents.map((content, i) => [this.variants[i]!, content]));
  }

  async #contents(
    tx: OneTenantTx,
    choices: readonly AttributionChoice[],
    now: Date,
  ): Promise<readonly AttributionContent[]> {
    const { timeZone, today } = await this.queries.calendar(tx, now);
    const [to, ...starts] = (await this.queries.starts(tx, [
      today + 1,
      ...choices.map(({ days }) => today + 1 - days),
    ])) as [Date, ...Date[]];
    const from = new Date(Math.min(...starts.map((start) => start.getTime())));
    const sales = await this.queries.sales(tx, { from, to }, Math.max(...choices.map(({ window }) => window)));
    const reports = await this.computations.run('attribution', {
      sales,
      choices: choices.map(({ window }, i) => ({ start: starts[i]!.getTime(), window })),
    });
    return reports.map((report, i) => ({ timeZone, from: starts[i]!.toISOString(), to: to.toISOString(), report }));
  }
}
