import type { NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { CHURN_REPORT } from '../orders/record-customer-events.js';
import { PreparedReports } from '../prepared/prepared-reports.js';
import { bandEvents } from './band-events.js';
import { RiskCustomerStore, type ProfilingChoice } from './risk-customer-store.js';

/** Takes customers who object to profiling out of the risks at once, and out of what the model learns from with its next preparation. */
@Injectable()
export class ChangeProfiling {
  constructor(
    private readonly customers: RiskCustomerStore,
    private readonly reports: PreparedReports,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async execute(tx: BatchTx, choices: readonly ProfilingChoice[]): Promise<void> {
    const gone = await this.customers.saveChoices(tx, choices);
    const tenantIds = [...new Set(choices.map(({ tenantId }) => tenantId))];
    await this.reports.markStale(tx, CHURN_REPORT, tenantIds);
    const at = this.clock.now();
    const events: NewEvent[] = tenantIds.flatMap((tenantId) => {
      const own = gone.filter((each) => each.tenantId === tenantId);
      return bandEvents(
        tenantId,
        own.map(({ customerId }) => ({ customerId, band: null })),
        at,
        this.ids,
      );
    });
    if (events.length > 0) await this.log.append(tx, events);
  }
}
