import { Injectable } from '@nestjs/common';
import { MemberChanged, WorkspaceChanged, WorkspaceCreated, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { StaffCopies } from '../application/staff-copies.js';

/** Maintains the copy of workspaces and staff: the addresses of mails and their language. */
@Injectable()
export class AccountsConsumer {
  constructor(private readonly staff: StaffCopies) {}

  @Subscribe(WorkspaceCreated)
  created(events: readonly EventOf<typeof WorkspaceCreated>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceCreated>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone } = payload;
      await this.staff.saveWorkspace(tx, tenantId, { name, language, timeZone }, new Date(payload.created_at));
      return done();
    });
  }

  @Subscribe(WorkspaceChanged)
  workspaceChanged(events: readonly EventOf<typeof WorkspaceChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof WorkspaceChanged>(events, async ({ tenantId, payload }) => {
      const { name, language, time_zone: timeZone } = payload;
      await this.staff.saveWorkspace(tx, tenantId, { name, language, timeZone }, new Date(payload.changed_at));
      return done();
    });
  }

  @Subscribe(MemberChanged)
  changed(events: readonly EventOf<typeof MemberChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof MemberChanged>(events, async ({ tenantId, payload }) => {
      const { staff_id: id, email, name, role, active, changed_at } = payload;
      await this.staff.saveMember(tx, { tenantId, id, email, name, role, active, changedAt: new Date(changed_at) });
      return done();
    });
  }
}
