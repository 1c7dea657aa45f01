import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { MailSchedule, type ConfirmationMail, type DueMail, type InvitationMail } from '../application/mailer.js';

/** Sends one mail; the attempts are spread over about four hours. */
export const SendMailJob = defineJob('notifications.send-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 12,
});

/** Sends one confirmation mail. */
export const SendConfirmationJob = defineJob(
  'notifications.send-confirmation',
  Type.Object({ member_id: Type.String(), token_id: Type.String(), expires_at: Type.String() }),
  { maxAttempts: 12 },
);

/** Sends one invitation mail. */
export const SendInvitationJob = defineJob(
  'notifications.send-invitation',
  Type.Object({
    token_id: Type.String(),
    address: Type.String(),
    language: Type.String(),
    inviter_id: Type.String(),
    expires_at: Type.String(),
  }),
  { maxAttempts: 12 },
);

/** `MailSchedule` with one job per mail. */
@Injectable()
export class JobMailSchedule extends MailSchedule {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {
    super();
  }

  override plan(tx: Tx, mails: readonly DueMail[]): Promise<void> {
    const jobs = mails.map(({ tenantId, id, sendAt }) => ({
      tenantId,
      payload: { mail_id: id },
      dueAt: sendAt,
      dedupe: id,
    }));
    return this.jobs.enqueueAll(tx, SendMailJob, jobs);
  }

  override planConfirmations(tx: Tx, mails: readonly ConfirmationMail[]): Promise<void> {
    const jobs = mails.map(({ tenantId, memberId, tokenId, expiresAt }) => ({
      tenantId,
      payload: { member_id: memberId, token_id: tokenId, expires_at: expiresAt.toISOString() },
      dueAt: this.clock.now(),
      dedupe: tokenId,
    }));
    return this.jobs.enqueueAll(tx, SendConfirmationJob, jobs);
  }

  override planInvitations(tx: Tx, mails: readonly InvitationMail[]): Promise<void> {
    const jobs = mails.map(({ tenantId, tokenId, address, language, inviterId, expiresAt }) => ({
      tenantId,
      payload: { token_id: tokenId, address, language, inviter_id: inviterId, expires_at: expiresAt.toISOString() },
      dueAt: this.clock.now(),
      dedupe: tokenId,
    }));
    return this.jobs.enqueueAll(tx, SendInvitationJob, jobs);
  }
}
