import { Injectable } from '@nestjs/common';
import { WorkspaceCreated, type EventOf } from '@hearback/contracts';
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
      await this.setTimeZone.execute(tx, tenantId, payload.time_zone);
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
