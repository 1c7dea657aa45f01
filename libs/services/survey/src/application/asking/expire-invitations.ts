import { InvitationExpired, newEvent, type NewEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { FinishPlans } from './finish-plans.js';
import { InvitationStore } from './invitation-store.js';

/** Invitations that end in one transaction. */
const CHUNK = 500;

/** Ends the invitations that accept no more answers. */
@Injectable()
export class ExpireInvitations {
  constructor(
    private readonly invitations: InvitationStore,
    private readonly finishPlans: FinishPlans,
    private readonly log: EventLog,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Returns whether there may be more. */
  async execute(tx: BatchTx, tenantId: string): Promise<boolean> {
    const at = this.clock.now();
    const expired = await this.invitations.expire(tx, tenantId, at, CHUNK);
    const events = expired.map(({ id, surveyId }) => {
      const payload = { invitation_id: id, survey_id: surveyId, expired_at: at.toISOString() };
      return newEvent(InvitationExpired, { id: this.ids.next(), tenantId, time: at, payload }) as NewEvent;
    });
    const finished = await this.finishPlans.execute(tx, tenantId);
    await this.log.append(tx, [...events, ...finished]);
    return expired.length === CHUNK;
  }
}
