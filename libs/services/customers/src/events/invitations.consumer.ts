import { Injectable } from '@nestjs/common';
import { InvitationClaimed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { InvitationTopics } from '../application/preferences/invitation-topics.js';
import { TimelineStore } from '../application/timeline/timeline-store.js';
import { mailed } from './timeline/told-entries.js';
import { RecordContacts } from '../application/segments/record-contacts.js';

/** Records who was asked by mail, and about what. */
@Injectable()
export class InvitationsConsumer {
  constructor(
    private readonly contacts: RecordContacts,
    private readonly topics: InvitationTopics,
    private readonly timeline: TimelineStore,
  ) {}

  @Subscribe(InvitationClaimed)
  async claimed(events: readonly EventOf<typeof InvitationClaimed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const contacts = events.map(({ tenantId, payload: { customer_id: customerId, asked_at: at } }) => ({
      tenantId,
      customerId,
      askedAt: new Date(at),
      answeredAt: null,
      scores: [],
    }));
    const topics = events.flatMap(({ tenantId, payload: { invitation_id: invitationId, survey_kind: kind } }) =>
      kind === undefined ? [] : [{ tenantId, invitationId, kind }],
    );
    const subjects = events.map(({ tenantId, payload: { invitation_id: id, customer_id: customerId } }) => ({
      tenantId,
      id,
      of: { customerId },
    }));
    await this.contacts.execute(tx, contacts, async () => {
      if (topics.length > 0) await this.topics.save(tx, topics);
      await this.timeline.link(tx, subjects);
      await this.timeline.save(tx, events.map(mailed));
    });
    return events.map(done);
  }
}
