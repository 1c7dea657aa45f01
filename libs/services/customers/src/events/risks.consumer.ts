import { CustomerRiskChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { RecordRisks } from '../application/segments/record-risks.js';

/** Records how likely customers leave, as far as segments ask for it. */
@Injectable()
export class RisksConsumer {
  constructor(private readonly risks: RecordRisks) {}

  @Subscribe(CustomerRiskChanged)
  async changed(events: readonly EventOf<typeof CustomerRiskChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const reports = events.flatMap(({ tenantId, payload: { computed_at: at, customers } }) =>
      customers.map(({ band, customer_id: customerId }) => ({ tenantId, customerId, band, computedAt: new Date(at) })),
    );
    await this.risks.execute(tx, reports);
    return events.map(done);
  }
}
