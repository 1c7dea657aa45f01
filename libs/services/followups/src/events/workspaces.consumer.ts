import { Injectable } from '@nestjs/common';
import { BrandChanged, WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { FollowWorkspace } from '../application/follow-workspace.js';
import { WorkspaceFaces } from '../application/status/workspace-faces.js';

/** Maintains the copy of workspaces: language, time zone, and what customers see of them. */
@Injectable()
export class WorkspacesConsumer {
  constructor(
    private readonly follow: FollowWorkspace,
    private readonly faces: WorkspaceFaces,
  ) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone, created_at: at } = payload;
      await this.follow.workspace(tx, { tenantId, name, language, timeZone, changedAt: new Date(at) });
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone, changed_at: at } = payload;
      await this.follow.workspace(tx, { tenantId, name, language, timeZone, changedAt: new Date(at) });
      return done();
    });
  }

  @Subscribe(BrandChanged)
  branded(events: readonly EventOf<typeof BrandChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof BrandChanged>(events, async ({ tenantId, payload }) => {
      await this.faces.saveBrand(tx, tenantId, payload);
      return done();
    });
  }
}
