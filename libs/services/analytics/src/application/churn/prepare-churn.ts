import type { BatchTx, OneTenantTx } from '@hearback/database';
import { Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { CustomerRisk } from '../../domain/churn/customer-risk.js';
import type { ChurnReport } from '../../domain/churn/risk-report.js';
import { OrderQueries } from '../orders/order-queries.js';
import { CHURN_REPORT } from '../orders/record-customer-events.js';
import type { PreparedReport, WholeReport } from '../prepared/prepared-report.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { Computations } from '../computations/computations.js';
import { bandEvents } from './band-events.js';
import { CustomerRiskStore } from './customer-risk-store.js';

/** The report as it is stored. */
export interface ChurnContent {
  readonly timeZone: string;
  /** The day since 1970 that it was computed on. */
  readonly today: number;
  readonly report: ChurnReport;
  /** All orders of the workspace at that time; absent in contents of earlier releases. */
  readonly orders?: number;
}

/** Prepares the report about churn risk and, with it, the risk of each customer. */
@Injectable()
export class PrepareChurn implements PreparedReport<ChurnContent>, OnModuleInit {
  readonly kind = CHURN_REPORT;
  readonly variants = [''];
  // Learning takes a while, and a few orders do not change it much.
  readonly pace = 15;

  constructor(
    private readonly reports: PreparedReports,
    private readonly orders: OrderQueries,
    private readonly store: CustomerRiskStore,
    private readonly computations: Computations,
    private readonly log: EventLog,
    private readonly ids: Ids,
  ) {}

  onModuleInit(): void {
    this.reports.register(this);
  }

  async compute(tx: OneTenantTx, _variant: string, now: Date): Promise<ChurnContent> {
    return (await this.#computed(tx, now)).content;
  }

  /** Saves the risks together with the report, so that the two never tell different things. */
  async computeWhole(tx: OneTenantTx, now: Date): Promise<WholeReport<ChurnContent>> {
    const { tenantId } = tx;
    const { content, risks } = await this.#computed(tx, now);
    return {
      contents: new Map([['', content]]),
      save: async (saving: BatchTx) => {
        const changes = await this.store.replace(saving, tenantId, risks, now);
        if (changes.length > 0) await this.log.append(saving, bandEvents(tenantId, changes, now, this.ids));
      },
    };
  }

  async #computed(
    tx: OneTenantTx,
    now: Date,
  ): Promise<{ readonly content: ChurnContent; readonly risks: readonly CustomerRisk[] }> {
    const { timeZone, today } = await this.orders.calendar(tx, now);
    const orders = await this.orders.count(tx, now);
    const histories = await this.store.histories(tx, now);
    const { report, risks } = await this.computations.run('churn', { histories, today });
    return { content: { timeZone, today, report, orders }, risks };
  }
}
