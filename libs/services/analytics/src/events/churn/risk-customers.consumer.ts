import { CustomerChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, isStorableText, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { RiskCustomerStore } from '../../application/churn/risk-customer-store.js';
import { customerKey } from '../customer-key.js';

/** Keeps the ids of customers. A profile that was erased has no id any more and is left out. */
@Injectable()
export class RiskCustomersConsumer {
  constructor(private readonly store: RiskCustomerStore) {}

  @Subscribe(CustomerChanged)
  async customers(events: readonly EventOf<typeof CustomerChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const names = events.flatMap(({ tenantId, payload }) => {
      const { customer_id: customerId, external_id: externalId, revision } = payload;
      if (externalId === '' || !isStorableText(externalId)) return [];
      return [{ tenantId, customerId, externalId, customerKey: customerKey(tenantId, externalId), revision }];
    });
    await this.store.saveNames(tx, names);
    return events.map(() => done());
  }
}
