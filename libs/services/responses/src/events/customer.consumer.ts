import { CustomerChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { CustomerCopies } from '../application/customer-copies.js';

/** Maintains the copy of customers, whose attributes are stored with their responses. */
@Injectable()
export class CustomerConsumer {
  constructor(private readonly copies: CustomerCopies) {}

  @Subscribe(CustomerChanged)
  async changed(events: readonly EventOf<typeof CustomerChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.copies.change(
      tx,
      events.map(({ tenantId, payload }) => ({ tenantId, customer: payload })),
    );
    return events.map(() => done());
  }
}
