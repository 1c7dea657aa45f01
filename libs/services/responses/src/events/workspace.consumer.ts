import { WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { WorkspaceZones } from '../application/workspace-zones.js';

/** Maintains the copy of the time zones of workspaces. */
@Injectable()
export class WorkspaceConsumer {
  constructor(private readonly zones: WorkspaceZones) {}

  @Subscribe(WorkspaceCreated)
  async created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const zones = events.map(({ tenantId, payload }) => ({ tenantId, timeZone: payload.time_zone }));
    await this.zones.save(tx, zones);
    return events.map(() => done());
  }

  @Subscribe(WorkspaceChanged)
  async changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const zones = events.map(({ tenantId, payload }) => ({ tenantId, timeZone: payload.time_zone }));
    await this.zones.save(tx, zones);
    return events.map(() => done());
  }
}
