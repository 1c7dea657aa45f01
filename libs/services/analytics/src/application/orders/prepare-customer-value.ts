import type { OneTenantTx } from '@hearback/database';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ExpectedValue, ForecastCheck } from '../../domain/orders/customer-value.js';
import type { PreparedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { Computations } from '../computations/computations.js';
import { OrderQueries } from './order-queries.js';
import { CUSTOMER_VALUE_REPORT } from './record-customer-events.js';

/** What customers are expected to buy, in the currency of most orders; null without an order that has an amount. */
export interface CustomerValueContent {
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
    const orders = new Map<string, number>();
    for (const currency of customers.flatMap(({ currencies }) => currencies))
      if (currency !== null) orders.set(currency, (orders.get(currency) ?? 0) + 1);
    const [main] = [...orders].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    if (main === undefined) return { expected: null, check: null };
    return this.computations.run('customerValue', { customers, currency: main[0], today });
  }
}
