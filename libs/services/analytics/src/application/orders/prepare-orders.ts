import type { OneTenantTx } from '@hearback/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { conversions, type Conversion, type ConversionCounts } from '../../domain/orders/conversion.js';
import { daysOfMonths } from '../../domain/orders/order-figures.js';
import {
  firstDayWith,
  groupsOf,
  ordersOfAll,
  ordersOfGroup,
  type OrdersGroup,
  type OrdersPart,
  type OrdersReport,
} from '../../domain/orders/orders-report.js';
import type { PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import type { CustomerOrders } from '../../domain/orders/customer-orders.js';
import { OrderQueries, type LocalCalendar } from './order-queries.js';
import { turn } from './turn.js';
import { ORDERS_REPORT } from './record-customer-events.js';

/** For how many closed months the report is made; the first one is what a reader sees without a choice. */
export const REPORT_MONTHS = [12, 3, 6, 24] as const;
export type ReportMonths = (typeof REPORT_MONTHS)[number];

/** The report as it is stored. */
export interface OrdersContent {
  readonly timeZone: string;
  /** RFC 3339; `to` is exclusive. */
  readonly from: string;
  readonly to: string;
  readonly report: OrdersReport;
  readonly refunds: readonly { readonly currency: string; readonly refunds: number; readonly minor: number }[];
  readonly conversion: { readonly counts: ConversionCounts; readonly each: readonly Conversion[] };
}

/** The variant of so many months. */
export function variantOf(months: ReportMonths): string {
  return months === REPORT_MONTHS[0] ? '' : String(months);
}

/** Prepares what is known of orders. */
@Injectable()
export class PrepareOrders implements PreparedReport<OrdersContent>, OnModuleInit {
  readonly kind = ORDERS_REPORT;
  readonly variants = REPORT_MONTHS.map(variantOf);

  constructor(
    private readonly reports: PreparedReports,
    private readonly queries: OrderQueries,
  ) {}

  onModuleInit(): void {
    this.reports.register(this);
  }

  async compute(tx: OneTenantTx, variant: string, now: Date): Promise<OrdersContent> {
    return this.#content(tx, await this.#facts(tx, now), variant, now);
  }

  async computeAll(tx: OneTenantTx, now: Date): Promise<ReadonlyMap<string, OrdersContent>> {
    const facts = await this.#facts(tx, now);
    const contents = new Map<string, OrdersContent>();
    for (const variant of this.variants) contents.set(variant, await this.#content(tx, facts, variant, now));
    return contents;
  }

  async #facts(tx: OneTenantTx, now: Date): Promise<Facts> {
    const customers = await this.queries.customers(tx, now);
    return { ...(await this.queries.calendar(tx, now)), customers, groups: groupsOf(customers) };
  }

  async #content(
    tx: OneTenantTx,
    { customers, groups, timeZone, today }: Facts,
    variant: string,
    now: Date,
  ): Promise<OrdersContent> {
    const all = ordersOfAll(customers, today, variant === '' ? REPORT_MONTHS[0] : Number(variant));
    const parts: OrdersPart[] = [];
    for (const group of groups) {
      // Other work of the process has its turn between two of them.
      await turn();
      parts.push(ordersOfGroup(group, all, firstDayWith(customers, today)));
    }
    const report = { ...all, parts };
    const days = daysOfMonths(report.running, report.months);
    const [from, to] = (await this.queries.starts(tx, [days.from, days.to])) as [Date, Date];
    const counts = await this.queries.conversions(tx, { from, to }, now);
    return {
      timeZone,
      from: from.toISOString(),
      to: to.toISOString(),
      report,
      refunds: await this.queries.refunds(tx, { from, to }),
      conversion: { counts, each: conversions(counts) },
    };
  }
}

interface Facts extends LocalCalendar {
  readonly customers: readonly CustomerOrders[];
  readonly groups: readonly OrdersGroup[];
}
