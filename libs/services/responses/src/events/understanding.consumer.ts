import { ResponseUnderstood, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { UnderstandingCopies } from '../application/understanding-copies.js';

/** Maintains the copy of what comments say, in the transaction that marks the events as consumed. */
@Injectable()
export class UnderstandingConsumer {
  constructor(private readonly copies: UnderstandingCopies) {}

  @Subscribe(ResponseUnderstood)
  async understood(events: readonly EventOf<typeof ResponseUnderstood>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.copies.put(
      tx,
      events.map(({ tenantId, payload }) => ({ tenantId, understood: payload })),
    );
    return events.map(() => done());
  }
}
