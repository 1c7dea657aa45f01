import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { SendMail } from '../application/send-mail.js';
import { SendMailJob } from './job-mail-schedule.js';

/** Sends mails that are due. */
@Injectable()
export class SendMailWorker {
  constructor(private readonly sendMail: SendMail) {}

  @HandleJob(SendMailJob)
  async send(job: JobOf<(typeof SendMailJob)['schema']>): Promise<((tx: BatchTx) => Promise<void>) | void> {
    return this.sendMail.execute({
      tenantId: job.tenantId,
      mailId: job.payload.mail_id,
      attempt: job.attempt,
      isLast: job.attempt >= SendMailJob.maxAttempts,
    });
  }
}
