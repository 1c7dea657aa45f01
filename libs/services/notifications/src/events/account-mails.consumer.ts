import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { AccountMailRequested, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, deadLetter, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { SendAccountMail } from '../application/send-account-mail.js';
import { accountMailPurpose } from '../domain/account-mail.js';

/** Sends one mail about an account. */
export const SendAccountMailJob = defineJob(
  'notifications.send-account-mail',
  Type.Object({
    member_id: Type.String(),
    purpose: Type.String(),
    token_id: Type.String(),
    address: Type.Union([Type.String(), Type.Null()]),
    expires_at: Type.String(),
  }),
  { maxAttempts: 12 },
);

/** Plans and sends mails about accounts. */
@Injectable()
export class AccountMailsConsumer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly sendMail: SendAccountMail,
    private readonly clock: Clock,
  ) {}

  @Subscribe(AccountMailRequested)
  async requested(events: readonly EventOf<typeof AccountMailRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const known = events.filter(({ payload }) => accountMailPurpose(payload.purpose) !== undefined);
    const jobs = known.map(({ tenantId, payload: { staff_id, purpose, token_id, address, expires_at } }) => ({
      tenantId,
      payload: { member_id: staff_id, purpose, token_id, address, expires_at },
      dueAt: this.clock.now(),
      dedupe: token_id,
    }));
    await this.jobs.enqueueAll(tx, SendAccountMailJob, jobs);
    return events.map((event) =>
      known.includes(event) ? done() : deadLetter(`mails to ${event.payload.purpose} are unknown`),
    );
  }

  @HandleJob(SendAccountMailJob)
  async send({ tenantId, payload }: JobOf<(typeof SendAccountMailJob)['schema']>): Promise<void> {
    const { member_id: memberId, token_id: tokenId, address, expires_at } = payload;
    const purpose = accountMailPurpose(payload.purpose);
    if (purpose === undefined) throw new Error(`mails to ${payload.purpose} are unknown`);
    await this.sendMail.execute({ tenantId, memberId, purpose, tokenId, address, expiresAt: new Date(expires_at) });
  }
}
