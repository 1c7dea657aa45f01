import { TenantDatabase } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { OrderQueries } from '../orders/order-queries.js';
import type { ComputedReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { CustomerRiskStore, type NamedRisk, type RiskSelection } from './customer-risk-store.js';
import { PrepareChurn, type ChurnContent } from './prepare-churn.js';

/** The report with the first instants of its learning: of the cut (null where there is none), and of the next one. */
export interface ChurnReading extends ComputedReport<ChurnContent> {
  readonly cutAt: Date | null;
  readonly nextAt: Date;
}

/** Reads the report about churn risk as it was prepared, and the customers at risk. */
@Injectable()
export class ReadChurn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly reports: PreparedReports,
    private readonly churn: PrepareChurn,
    private readonly orders: OrderQueries,
    private readonly store: CustomerRiskStore,
  ) {}

  report(tenantId: string): Promise<ChurnReading> {
    return this.database.withTenant(tenantId, async (tx) => {
      const computed = await this.reports.read(tx, this.churn, '');
      const { cut, next } = computed.content.report;
      const [nextAt, cutAt] = await this.orders.starts(tx, cut === null ? [next] : [next, cut]);
      return { ...computed, nextAt: nextAt!, cutAt: cutAt ?? null };
    });
  }

  customers(tenantId: string, selection: RiskSelection): Promise<readonly NamedRisk[]> {
    return this.database.withTenant(tenantId, (tx) => this.store.list(tx, selection));
  }
}
