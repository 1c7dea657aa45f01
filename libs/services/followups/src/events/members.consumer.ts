import { Injectable } from '@nestjs/common';
import { MemberChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { StaffDirectory } from '../application/staff-directory.js';

/** Maintains the copy of the members of workspaces; only active members are assigned tasks. */
@Injectable()
export class MembersConsumer {
  constructor(private readonly staff: StaffDirectory) {}

  @Subscribe(MemberChanged)
  changed(events: readonly EventOf<typeof MemberChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof MemberChanged>(events, async ({ tenantId, payload }) => {
      const { staff_id: id, name, active } = payload;
      await this.staff.save(tx, { tenantId, id, name, active, changedAt: new Date(payload.changed_at) });
      return done();
    });
  }
}
