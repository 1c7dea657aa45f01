import { lastMemberships, MembershipChanged, SegmentChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { SegmentCopies } from '../application/segment-copies.js';

/** Maintains the copy of segments, which are stored with responses as they are when these are accepted. */
@Injectable()
export class SegmentConsumer {
  constructor(private readonly copies: SegmentCopies) {}

  @Subscribe(SegmentChanged)
  changed(events: readonly EventOf<typeof SegmentChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.copies.changed(tx, tenantId, payload);
      return done();
    });
  }

  @Subscribe(MembershipChanged)
  async membersChanged(events: readonly EventOf<typeof MembershipChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.copies.membersChanged(tx, lastMemberships(events));
    return events.map(() => done());
  }
}
