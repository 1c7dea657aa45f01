import type { BatchTx, OneTenantTx } from '@hearback/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { conversions, type Conversion, type ConversionCounts } from '../../domain/orders/conversion.js';
import { ordersOf } from '../../domain/orders/customer-orders.js';
import { daysOfMonths } from '../../domain/orders/order-figures.js';
import type { OrdersReport } from '../../domain/orders/orders-report.js';
import type { PreparedReport, WholeReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { Computations } from '../computations/computations.js';
import { OrderQueries } from './order-queries.js';
import { CHURN_REPORT, CUSTOMER_VALUE_REPORT, ORDERS_REPORT } from './record-customer-events.js';

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
    private readonly computations: Computations,
  ) {}

  onModuleInit(): void {
    this.reports.register(this);
  }

  async compute(tx: OneTenantTx, variant: string, now: Date): Promise<OrdersContent> {
    const { contents } = await this.#contents(tx, [variant], now);
    return contents[0]!;
  }

  /** Reports about orders that are computed rarely follow once there are far more. */
  async computeWhole(tx: OneTenantTx, now: Date): Promise<WholeReport<OrdersContent>> {
    const { tenantId } = tx;
    const { contents, orders } = await this.#contents(tx, this.variants, now);
    return {
      contents: new Map(contents.map((content, i) => [this.variants[i]!, content])),
      save: (saving: BatchTx) => this.reports.hurry(saving, tenantId, [CHURN_REPORT, CUSTOMER_VALUE_REPORT], orders),
    };
  }

  async #contents(
    tx: OneTenantTx,
    variants: readonly string[],
    now: Date,
  ): Promise<{ readonly contents: readonly OrdersContent[]; readonly orders: number }> {
    const customers = await this.queries.customers(tx, now);
    const { timeZone, today } = await this.queries.calendar(tx, now);
    const months = variants.map((variant) => (variant === '' ? REPORT_MONTHS[0] : Number(variant)));
    const contents: OrdersContent[] = [];
    for (const report of await this.computations.run('orders', { customers, today, months })) {
      const days = daysOfMonths(report.running, report.months);
      const [from, to] = (await this.queries.starts(tx, [days.from, days.to])) as [Date, Date];
      const counts = await this.queries.conversions(tx, { from, to }, now);
      contents.push({
        timeZone,
        from: from.toISOString(),
        to: to.toISOString(),
        report,
        refunds: await this.queries.refunds(tx, { from, to }),
        conversion: { counts, each: conversions(counts) },
      });
    }
    return { contents, orders: ordersOf(customers) };
  }
}
