import { Injectable } from '@nestjs/common';
import { InvitationClaimed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { InvitationTopics } from '../application/preferences/invitation-topics.js';

/** Keeps what mails have asked about, so that a customer can say "not about this". */
@Injectable()
export class InvitationTopicsConsumer {
  constructor(private readonly topics: InvitationTopics) {}

  @Subscribe(InvitationClaimed)
  async claimed(events: readonly EventOf<typeof InvitationClaimed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const topics = events.flatMap(({ tenantId, payload: { invitation_id: invitationId, survey_kind: kind } }) =>
      kind === undefined ? [] : [{ tenantId, invitationId, kind }],
    );
    if (topics.length > 0) await this.topics.save(tx, topics);
    return events.map(done);
  }
}
