import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { MailSchedule, type DueMail } from '../application/mailer.js';

/** Sends one mail; the attempts are spread over about four hours. */
export const SendMailJob = defineJob('notifications.send-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 12,
});

/** `MailSchedule` with one job per mail. */
@Injectable()
export class JobMailSchedule extends MailSchedule {
  constructor(private readonly jobs: JobQueue) {
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
}
