import { Injectable } from '@nestjs/common';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { SendInvitation } from '../application/send-invitation.js';
import { SendInvitationJob } from './job-mail-schedule.js';

/** Sends invitation mails. */
@Injectable()
export class SendInvitationWorker {
  constructor(private readonly sendInvitation: SendInvitation) {}

  @HandleJob(SendInvitationJob)
  async send({ tenantId, payload }: JobOf<(typeof SendInvitationJob)['schema']>): Promise<void> {
    const { token_id: tokenId, address, language, inviter_id: inviterId, expires_at } = payload;
    await this.sendInvitation.execute({
      tenantId,
      tokenId,
      address,
      language,
      inviterId,
      expiresAt: new Date(expires_at),
    });
  }
}
