import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { MailSchedule } from '../application/mailer.js';

/** Sends one mail. */
export const SendMailJob = defineJob('notifications.send-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 8,
});

/** `MailSchedule` as one job per mail. */
@Injectable()
export class JobMailSchedule extends MailSchedule {
  constructor(private readonly jobs: JobQueue) {
    super();
  }

  override plan(
    tx: Tx,
    mail: { readonly tenantId: string; readonly id: string; readonly sendAt: Date },
  ): Promise<void> {
    const { tenantId, id, sendAt } = mail;
    return this.jobs.enqueue(tx, SendMailJob, { tenantId, payload: { mail_id: id }, dueAt: sendAt, dedupe: id });
  }
}
