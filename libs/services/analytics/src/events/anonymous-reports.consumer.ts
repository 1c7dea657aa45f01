import { Injectable } from '@nestjs/common';
import { AnonymousPeriodClosed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { AnonymousReportStore } from '../application/anonymous-report-store.js';

/** Saves the reports of anonymous surveys. */
@Injectable()
export class AnonymousReportsConsumer {
  constructor(private readonly reports: AnonymousReportStore) {}

  @Subscribe(AnonymousPeriodClosed)
  closed(events: readonly EventOf<typeof AnonymousPeriodClosed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.reports.save(tx, tenantId, payload);
      return done();
    });
  }
}
