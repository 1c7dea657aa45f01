import { ResponseUnderstood, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { ActOnUnderstandings } from '../application/rules/act-on-understandings.js';

/** Lets rules act on what comments say, once it was read. */
@Injectable()
export class UnderstandingsConsumer {
  constructor(
    private readonly act: ActOnUnderstandings,
    private readonly clock: Clock,
  ) {}

  @Subscribe(ResponseUnderstood)
  async understood(events: readonly EventOf<typeof ResponseUnderstood>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const told = events.map(({ tenantId, payload }) => ({
      tenantId,
      responseId: payload.response_id,
      revision: payload.revision,
      understanding: { sentiment: payload.sentiment, topics: payload.topics },
      mayAct: payload.may_act,
    }));
    await this.act.execute(tx, told, this.clock.now());
    return events.map(() => done());
  }
}
