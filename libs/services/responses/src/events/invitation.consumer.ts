import { InvitationClaimed, InvitationExpired, InvitationMailDelivered, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { each, EventLog, Subscribe } from '@hearback/messaging';
import { Injectable } from '@nestjs/common';
import { CountHeldAnswers } from '../application/count-held-answers.js';
import { InvitationLinks } from '../application/invitation-links.js';
import { JudgeInvitation } from '../application/judge-invitation.js';

/** Maintains the links of invitations, which open before or after this service has heard of their mails. */
@Injectable()
export class InvitationConsumer {
  constructor(
    private readonly links: InvitationLinks,
    private readonly judge: JudgeInvitation,
    private readonly held: CountHeldAnswers,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  @Subscribe(InvitationClaimed)
  async claimed(events: readonly EventOf<typeof InvitationClaimed>[], tx: BatchTx): Promise<readonly Outcome[]> {
    await this.links.claimed(tx, events);
    return events.map(() => done());
  }

  @Subscribe(InvitationExpired)
  ended(events: readonly EventOf<typeof InvitationExpired>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      await this.links.ended(tx, tenantId, payload);
      return done();
    });
  }

  /** What was sent before the reply of the mail server is judged by it. */
  @Subscribe(InvitationMailDelivered)
  delivered(events: readonly EventOf<typeof InvitationMailDelivered>[], tx: BatchTx): Promise<readonly Outcome[]> {
    return each(events, async ({ tenantId, payload }) => {
      // Thanks ask nothing.
      if (payload.step === 'thanks') return done();
      await this.links.delivered(tx, tenantId, payload);
      const link = await this.links.lock(tx, { tenantId, id: payload.invitation_id });
      if (link === undefined) return done();
      const judged = await this.judge.execute(tx, link);
      await this.held.execute(tx, judged.link, this.clock.now());
      if (judged.events.length > 0) await this.log.append(tx, judged.events);
      return done();
    });
  }
}
