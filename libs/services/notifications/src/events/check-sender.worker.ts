import { Injectable } from '@nestjs/common';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { CheckSender } from '../application/check-sender.js';
import { CheckSenderJob } from './job-sender-checks.js';

/** Checks the domains of senders every day. */
@Injectable()
export class CheckSenderWorker {
  constructor(private readonly checkSender: CheckSender) {}

  @HandleJob(CheckSenderJob)
  async check({ tenantId }: JobOf<(typeof CheckSenderJob)['schema']>): Promise<void> {
    await this.checkSender.daily(tenantId);
  }
}
