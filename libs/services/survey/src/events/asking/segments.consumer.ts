import { lastMemberships, MembershipChanged, SegmentChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { PeopleCopies } from '../../application/asking/people-copies.js';

/** Maintains the copies of segments and their members. Events of one segment come in their order. */
@Injectable()
export class SegmentsConsumer {
  constructor(private readonly copies: PeopleCopies) {}

  @Subscribe(SegmentChanged)
  segment(events: readonly EventOf<typeof SegmentChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof SegmentChanged>(events, async ({ tenantId, payload }) => {
      const { segment_id: id, name, archived, revision } = payload;
      await this.copies.saveSegment(tx, { tenantId, id, name, archived, revision });
      return done();
    });
  }

  @Subscribe(MembershipChanged)
  async membership(events: readonly EventOf<typeof MembershipChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.copies.saveMemberships(tx, lastMemberships(events));
    return events.map(() => done());
  }
}
