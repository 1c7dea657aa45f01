import { Injectable } from '@nestjs/common';
import { TouchpointChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { ToneSituations } from '../application/tone-situations.js';

/** Maintains the copy of the touchpoints, which the rules of tone need. */
@Injectable()
export class TouchpointsConsumer {
  constructor(private readonly situations: ToneSituations) {}

  @Subscribe(TouchpointChanged)
  changed(events: readonly EventOf<typeof TouchpointChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof TouchpointChanged>(events, async ({ tenantId, payload }) => {
      const { touchpoint_id: id, moment_of_truth: momentOfTruth } = payload;
      await this.situations.saveTouchpoint(tx, {
        tenantId,
        id,
        momentOfTruth,
        changedAt: new Date(payload.changed_at),
      });
      return done();
    });
  }
}
