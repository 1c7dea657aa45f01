import { Injectable } from '@nestjs/common';
import { TeamChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { FollowWorkspace } from '../application/follow-workspace.js';

/** Maintains the copy of the teams of workspaces. */
@Injectable()
export class TeamsConsumer {
  constructor(private readonly follow: FollowWorkspace) {}

  @Subscribe(TeamChanged)
  changed(events: readonly EventOf<typeof TeamChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof TeamChanged>(events, async ({ tenantId, payload }) => {
      const { team_id: id, member_ids: memberIds } = payload;
      await this.follow.team(tx, { tenantId, id, memberIds, changedAt: new Date(payload.changed_at) });
      return done();
    });
  }
}
