import { Injectable } from '@nestjs/common';
import { MemberChanged, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { done, type Outcome } from '@hearback/kernel';
import { each, Subscribe } from '@hearback/messaging';
import { ReplyDrafts } from '../application/drafts/reply-drafts.js';
import { HandOverTasks } from '../application/hand-over-tasks.js';
import { HandOverPromises } from '../application/promises/hand-over-promises.js';
import { StaffDirectory } from '../application/staff-directory.js';

/** Maintains the copy of the members of workspaces; only active members own open tasks. */
@Injectable()
export class MembersConsumer {
  constructor(
    private readonly staff: StaffDirectory,
    private readonly handOver: HandOverTasks,
    private readonly handOverPromises: HandOverPromises,
    private readonly drafts: ReplyDrafts,
  ) {}

  @Subscribe(MemberChanged)
  changed(events: readonly EventOf<typeof MemberChanged>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each<typeof MemberChanged>(events, async ({ tenantId, payload }) => {
      const { staff_id: id, name, email, active, successor_id: successorId = null } = payload;
      const at = new Date(payload.changed_at);
      const isNew = await this.staff.save(tx, { tenantId, id, name, email, active, changedAt: at });
      if (isNew && !active) {
        await this.handOver.execute(tx, { tenantId, staffId: id, successorId, at });
        await this.handOverPromises.execute(tx, { tenantId, staffId: id, successorId, at });
        await this.drafts.discardOf(tx, tenantId, id);
      }
      return done();
    });
  }
}
