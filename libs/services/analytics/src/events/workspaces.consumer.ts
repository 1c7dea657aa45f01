import { Injectable } from '@nestjs/common';
import { WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { FollowWorkspace } from '../application/mailings/follow-workspace.js';
import { SetTimeZone } from '../application/set-time-zone.js';

/** Sets the time zones of workspaces, and keeps their names for reports. */
@Injectable()
export class WorkspacesConsumer {
  constructor(
    private readonly setTimeZone: SetTimeZone,
    private readonly followWorkspace: FollowWorkspace,
  ) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      if (!isTimeZone(payload.time_zone)) return deadLetter(`unknown time zone: ${payload.time_zone}`);
      const createdAt = new Date(payload.created_at);
      await this.setTimeZone.begin(tx, tenantId, payload.time_zone, createdAt);
      await this.followWorkspace.execute(tx, tenantId, factsOf(payload), createdAt);
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      if (!isTimeZone(payload.time_zone)) return deadLetter(`unknown time zone: ${payload.time_zone}`);
      const changedAt = new Date(payload.changed_at);
      await this.setTimeZone.change(tx, tenantId, payload.time_zone, changedAt);
      await this.followWorkspace.execute(tx, tenantId, factsOf(payload), changedAt);
      return done();
    });
  }
}

function factsOf({ name, time_zone: timeZone }: { readonly name: string; readonly time_zone: string }) {
  return { name, timeZone };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
