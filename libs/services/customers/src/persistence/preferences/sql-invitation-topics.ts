import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { InvitationTopics, type InvitationTopic } from '../../application/preferences/invitation-topics.js';

/** `InvitationTopics` in SQL. */
@Injectable()
export class SqlInvitationTopics extends InvitationTopics {
  override async save(tx: BatchTx, topics: readonly InvitationTopic[]): Promise<void> {
    await tx.query(
      `insert into customers.invitation_topic (tenant_id, invitation_id, survey_kind)
       select * from unnest($1::uuid[], $2::uuid[], $3::text[]) order by 1, 2
       on conflict do nothing`,
      [
        topics.map(({ tenantId }) => tenantId),
        topics.map(({ invitationId }) => invitationId),
        topics.map(({ kind }) => kind),
      ],
    );
  }
}
