import type { OneTenantTx } from '@hearback/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ordersOf } from '../../domain/orders/customer-orders.js';
import type { ExpectedValue, ForecastCheck } from '../../domain/orders/customer-value.js';
import type { PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { Computations } from '../computations/computations.js';
import { OrderQueries } from './order-queries.js';
import { CUSTOMER_VALUE_REPORT } from './record-customer-events.js';

/** What customers are expected to buy, in the currency of most orders; null without an order that has an amount. */
export interface CustomerValueContent {
  /** Orders it was computed from; absent in contents of earlier releases. */
  readonly orders?: number;
  readonly expected: ExpectedValue | null;
  /** Null without a forecast, or if the first half of the time has too few repeat purchases. */
  readonly check: ForecastCheck | null;
}

/** Prepares the forecast of what customers buy. */
@Injectable()
export class PrepareCustomerValue implements PreparedReport<CustomerValueContent>, OnModuleInit {
  readonly kind = CUSTOMER_VALUE_REPORT;
  readonly variants = [''];
  // Fitting takes a while, and an hour of orders does not change it much.
  readonly pace = 60;

  constructor(
    private readonly reports: PreparedReports,
    private readonly queries: OrderQueries,
    private readonly computations: Computations,
  ) {}

  onModuleInit(): void {
    this.reports.register(this);
  }

  async compute(tx: OneTenantTx, _variant: string, now: Date): Promise<CustomerValueContent> {
    const { today } = await this.queries.calendar(tx, now);
    const customers = await this.queries.customers(tx, now);
    const byCurrency = new Map<string, number>();
    for (const currency of customers.flatMap(({ currencies }) => currencies))
      if (currency !== null) byCurrency.set(currency, (byCurrency.get(currency) ?? 0) + 1);
    const [main] = [...byCurrency].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const orders = ordersOf(customers);
    if (main === undefined) return { orders, expected: null, check: null };
    return { orders, ...(await this.computations.run('customerValue', { customers, currency: main[0], today })) };
  }
}
