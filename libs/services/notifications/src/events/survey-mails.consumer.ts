import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { InvitationClaimed, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, deadLetter, derivedId, done, skip, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { SendSurveyMail } from '../application/send-survey-mail.js';
import { SurveyMailStore } from '../application/survey-mail-store.js';
import { MAIL_STEPS } from '../application/survey-mail.js';

/** Sends one mail about an invitation; the attempts are spread over about four hours. */
export const SendSurveyMailJob = defineJob('notifications.send-survey-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 12,
  // More than there are connections to the mail server: half of the time of an attempt is spent in the database.
  concurrency: 10,
});

type Claimed = EventOf<typeof InvitationClaimed>;

/** Plans and sends mails about invitations. */
@Injectable()
export class SurveyMailsConsumer {
  constructor(
    private readonly mails: SurveyMailStore,
    private readonly jobs: JobQueue,
    private readonly sendMail: SendSurveyMail,
    private readonly clock: Clock,
  ) {}

  @Subscribe(InvitationClaimed)
  async claimed(events: readonly Claimed[], tx: BatchTx): Promise<readonly Outcome[]> {
    const outcomes = events.map(outcomeOf);
    const mails = events
      .filter((_, index) => outcomes[index]?.kind === 'done')
      .map(({ tenantId, payload }) => ({ tenantId, id: mailIdOf(payload), claimed: payload }));
    const now = this.clock.now();
    await this.mails.add(tx, mails, now);
    const jobs = mails.map(({ tenantId, id }) => ({ tenantId, payload: { mail_id: id }, dueAt: now, dedupe: id }));
    await this.jobs.enqueueAll(tx, SendSurveyMailJob, jobs);
    return outcomes;
  }

  @HandleJob(SendSurveyMailJob)
  send({ tenantId, payload, attempt }: JobOf<(typeof SendSurveyMailJob)['schema']>) {
    const isLast = attempt >= SendSurveyMailJob.maxAttempts;
    return this.sendMail.execute({ tenantId, mailId: payload.mail_id, isLast });
  }
}

/** The id of the mail, and so its Message-ID, follows from the step: a second event finds the first mail. */
function mailIdOf({ invitation_id, step, step_number }: Claimed['payload']): string {
  return derivedId('survey-mail', invitation_id, step, String(step_number));
}

function outcomeOf({ payload: { channel, step } }: Claimed): Outcome {
  if (channel !== 'email') return skip('not asked by mail');
  return MAIL_STEPS.some((known) => known === step) ? done() : deadLetter(`the step ${step} is unknown`);
}
