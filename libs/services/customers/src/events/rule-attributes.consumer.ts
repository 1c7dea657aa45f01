import { AttributeRequested, type EventOf } from '@hearback/contracts';
import { inSavepoint, ofTenant, type BatchTx } from '@hearback/database';
import { AppError, done, skip, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { PutCustomer } from '../application/put-customer.js';

/** Sets the attributes that rules ask for, in the transaction that marks the event as consumed. */
@Injectable()
export class RuleAttributesConsumer {
  constructor(private readonly putCustomer: PutCustomer) {}

  @Subscribe(AttributeRequested)
  requested(events: readonly EventOf<typeof AttributeRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof AttributeRequested>(events, async ({ tenantId, payload }) => {
      const { external_id: externalId, key, value } = payload;
      const change = { attributes: { [key]: value } };
      try {
        await inSavepoint(tx, () => this.putCustomer.apply(ofTenant(tx, tenantId), externalId, change));
        return done();
      } catch (error) {
        // The value does not fit the type that the attribute has, or there are too many.
        if (error instanceof AppError) return skip(error.message);
        throw error;
      }
    });
  }
}
