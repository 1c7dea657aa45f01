import { Injectable } from '@nestjs/common';
import { WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { FollowWorkspace } from '../application/follow-workspace.js';

/** Maintains the copy of the language and the time zone of workspaces. */
@Injectable()
export class WorkspacesConsumer {
  constructor(private readonly follow: FollowWorkspace) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      const { language, time_zone: timeZone, created_at: at } = payload;
      await this.follow.workspace(tx, { tenantId, language, timeZone, changedAt: new Date(at) });
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const { language, time_zone: timeZone, changed_at: at } = payload;
      await this.follow.workspace(tx, { tenantId, language, timeZone, changedAt: new Date(at) });
      return done();
    });
  }
}
