import { Injectable } from '@nestjs/common';
import { WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { deadLetter, done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { SetTimeZone } from '../application/set-time-zone.js';

/** Sets the time zones of workspaces. */
@Injectable()
export class WorkspacesConsumer {
  constructor(private readonly setTimeZone: SetTimeZone) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      if (!isTimeZone(payload.time_zone)) return deadLetter(`unknown time zone: ${payload.time_zone}`);
      await this.setTimeZone.begin(tx, tenantId, payload.time_zone, new Date(payload.created_at));
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  changed(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      if (!isTimeZone(payload.time_zone)) return deadLetter(`unknown time zone: ${payload.time_zone}`);
      await this.setTimeZone.change(tx, tenantId, payload.time_zone, new Date(payload.changed_at));
      return done();
    });
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) instanceof Intl.DateTimeFormat;
  } catch {
    return false;
  }
}
