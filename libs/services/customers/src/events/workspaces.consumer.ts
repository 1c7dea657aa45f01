import { Injectable } from '@nestjs/common';
import { WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { BeginRuns } from '../application/segments/begin-runs.js';

/** Keeps the time zone of workspaces, by whose calendar days segments count. */
@Injectable()
export class WorkspacesConsumer {
  constructor(private readonly runs: BeginRuns) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      await this.runs.timeZone(tx, tenantId, payload.time_zone, new Date(payload.created_at));
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      await this.runs.timeZone(tx, tenantId, payload.time_zone, new Date(payload.changed_at));
      return done();
    });
  }
}
