import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { PrivacyMailRequested, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, deadLetter, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { PRIVACY_MAILS } from '../application/privacy-mail.js';
import { SendPrivacyMail } from '../application/send-privacy-mail.js';

/** Sends one mail about a privacy request. */
export const SendPrivacyMailJob = defineJob(
  'notifications.send-privacy-mail',
  Type.Object({
    request_id: Type.String(),
    customer_id: Type.String(),
    kind: Type.String(),
    language: Type.String(),
    expires_at: Type.String(),
  }),
  { maxAttempts: 12 },
);

/** Plans and sends mails about privacy requests, each once. */
@Injectable()
export class PrivacyMailsConsumer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly sendMail: SendPrivacyMail,
    private readonly clock: Clock,
  ) {}

  @Subscribe(PrivacyMailRequested)
  async requested(events: readonly EventOf<typeof PrivacyMailRequested>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const known = events.filter(({ payload }) => kindOf(payload.kind) !== undefined);
    const jobs = known.map(({ tenantId, payload }) => ({
      tenantId,
      payload,
      dueAt: this.clock.now(),
      dedupe: payload.request_id,
    }));
    await this.jobs.enqueueAll(tx, SendPrivacyMailJob, jobs);
    return events.map((event) =>
      known.includes(event) ? done() : deadLetter(`requests for ${event.payload.kind} are unknown`),
    );
  }

  @HandleJob(SendPrivacyMailJob)
  async send({ tenantId, payload }: JobOf<(typeof SendPrivacyMailJob)['schema']>): Promise<void> {
    const { request_id: requestId, customer_id: customerId, language, expires_at } = payload;
    const kind = kindOf(payload.kind);
    if (kind === undefined) throw new Error(`requests for ${payload.kind} are unknown`);
    await this.sendMail.execute({ tenantId, requestId, customerId, kind, language, expiresAt: new Date(expires_at) });
  }
}

const kindOf = (text: string) => PRIVACY_MAILS.find((kind) => kind === text);
