import { Injectable } from '@nestjs/common';
import { ResponseSubmitted, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { KnowCustomers } from '../application/know-customers.js';

/** Makes the customers of responses known; a customer that was named without proof is nobody's. */
@Injectable()
export class ResponsesConsumer {
  constructor(
    private readonly know: KnowCustomers,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ResponseSubmitted)
  async submitted(events: readonly EventOf<typeof ResponseSubmitted>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const named = events.flatMap(({ tenantId, payload: { customer } }) =>
      customer === null ? [] : [{ tenantId, externalId: customer.external_id }],
    );
    if (named.length > 0) await this.know.execute(tx, named, this.clock.now());
    return events.map(done);
  }
}
