import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import type { ExpectedValue, ForecastCheck } from '../../domain/orders/customer-value.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { OrderQueries } from './order-queries.js';
import { PrepareCustomerValue } from './prepare-customer-value.js';
import { PrepareOrders, variantOf, type OrdersContent, type ReportMonths } from './prepare-orders.js';

/** What is known of the orders of a workspace, with the times of its numbers. */
export interface OrdersReading {
  readonly content: OrdersContent;
  readonly computedAt: Date;
  readonly expected: ExpectedValue | null;
  readonly check: ForecastCheck | null;
  /** Names of segments by id. */
  readonly segments: ReadonlyMap<string, string>;
}

/** Reads the report about orders as it was prepared. */
@Injectable()
export class ReadOrders {
  constructor(
    private readonly database: TenantDatabase,
    private readonly reports: PreparedReports,
    private readonly orders: PrepareOrders,
    private readonly value: PrepareCustomerValue,
    private readonly queries: OrderQueries,
  ) {}

  execute(tenantId: string, months: ReportMonths): Promise<OrdersReading> {
    return this.database.withTenant(tenantId, async (tx) => {
      const { content, computedAt } = await this.reports.read(tx, this.orders, variantOf(months));
      const value = await this.reports.read(tx, this.value, '');
      const { check, expected } = value.content;
      return { content, computedAt, check, expected, segments: await this.queries.segments(tx) };
    });
  }
}
