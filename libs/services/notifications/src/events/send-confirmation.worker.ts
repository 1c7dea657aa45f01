import { Injectable } from '@nestjs/common';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { SendConfirmation } from '../application/send-confirmation.js';
import { SendConfirmationJob } from './job-mail-schedule.js';

/** Sends confirmation mails. */
@Injectable()
export class SendConfirmationWorker {
  constructor(private readonly sendConfirmation: SendConfirmation) {}

  @HandleJob(SendConfirmationJob)
  async send({ tenantId, payload }: JobOf<(typeof SendConfirmationJob)['schema']>): Promise<void> {
    const { member_id: memberId, token_id: tokenId, expires_at } = payload;
    await this.sendConfirmation.execute({ tenantId, memberId, tokenId, expiresAt: new Date(expires_at) });
  }
}
