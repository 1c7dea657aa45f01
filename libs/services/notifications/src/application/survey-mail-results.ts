import { Injectable } from '@nestjs/common';
import { InvitationMailBounced, InvitationMailDelivered, newEvent } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Clock, derivedId } from '@hearback/kernel';
import { EventLog } from '@hearback/messaging';
import type { DeliveryOutcome } from '../domain/delivery.js';
import { isUnreachable, listedAddress } from '../domain/suppression.js';
import { SuppressionList } from './suppression-list.js';
import { SurveyMailStore, type EndedAttempt, type PendingSurveyMail } from './survey-mail-store.js';

/** The last attempt of a mail. */
export interface LastAttempt extends EndedAttempt {
  readonly outcome: DeliveryOutcome;
  readonly possibleCopies: number;
  readonly address: string;
}

/** Records how mails about invitations end, and publishes it. */
@Injectable()
export class SurveyMailResults {
  constructor(
    private readonly mails: SurveyMailStore,
    private readonly suppressions: SuppressionList,
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {}

  /** No server was asked. */
  async refuse(tx: BatchTx, mail: PendingSurveyMail, reply: string): Promise<void> {
    const at = this.clock.now();
    const { number } = await this.mails.startAttempt(tx, mail, null, at);
    await this.mails.endAttempt(tx, mail, { number, at, settled: true, code: null, reply });
    await this.mails.finish(tx, mail, { status: 'refused', at });
    await this.#bounced(tx, mail, 'refused', null, at);
  }

  /** A server accepted it or never will, or the attempts are used up. */
  async record(tx: BatchTx, mail: PendingSurveyMail, attempt: LastAttempt): Promise<void> {
    const { at, outcome, code, reply, possibleCopies, address } = attempt;
    await this.mails.endAttempt(tx, mail, attempt);
    await this.mails.finish(tx, mail, { status: outcome === 'delivered' ? 'delivered' : 'bounced', at });
    if (outcome === 'delivered') await this.#delivered(tx, mail, possibleCopies, at);
    else await this.#bounced(tx, mail, outcome === 'permanent' ? 'permanent' : 'given_up', code, at);
    if (isUnreachable(code, reply))
      await this.suppressions.add(tx, mail.tenantId, listedAddress(address), 'bounced', mail.invitationId);
  }

  async #delivered(tx: BatchTx, mail: PendingSurveyMail, possibleCopies: number, at: Date): Promise<void> {
    await this.log.append(tx, [
      newEvent(InvitationMailDelivered, {
        id: derivedId('invitation-mail-delivered', mail.id),
        tenantId: mail.tenantId,
        time: at,
        payload: { ...stepOf(mail), delivered_at: at.toISOString(), possible_copies: possibleCopies },
      }),
    ]);
  }

  async #bounced(tx: BatchTx, mail: PendingSurveyMail, cause: string, code: number | null, at: Date): Promise<void> {
    await this.log.append(tx, [
      newEvent(InvitationMailBounced, {
        id: derivedId('invitation-mail-bounced', mail.id),
        tenantId: mail.tenantId,
        time: at,
        payload: { ...stepOf(mail), cause, code, bounced_at: at.toISOString() },
      }),
    ]);
  }
}

function stepOf({ invitationId, step, stepNumber }: PendingSurveyMail) {
  return { invitation_id: invitationId, step, step_number: stepNumber };
}
