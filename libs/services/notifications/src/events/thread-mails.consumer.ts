import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import { CustomerMessageReleased, type EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock, done, type Outcome } from '@hearback/kernel';
import { Subscribe } from '@hearback/messaging';
import { SendThreadMail } from '../application/thread/send-thread-mail.js';
import { ThreadMailStore } from '../application/thread/thread-mail-store.js';

/** Sends one message of a thread; the attempts are spread over about four hours. */
export const SendThreadMailJob = defineJob('notifications.send-thread-mail', Type.Object({ mail_id: Type.String() }), {
  maxAttempts: 12,
});

/** Plans and sends the messages of threads as mails. */
@Injectable()
export class ThreadMailsConsumer {
  constructor(
    private readonly mails: ThreadMailStore,
    private readonly jobs: JobQueue,
    private readonly sendMail: SendThreadMail,
    private readonly clock: Clock,
  ) {}

  /** The id of the mail is that of the message: a second event finds the first mail. */
  @Subscribe(CustomerMessageReleased)
  async released(events: readonly EventOf<typeof CustomerMessageReleased>[], tx: BatchTx): Promise<readonly Outcome[]> {
    const now = this.clock.now();
    const messages = events.map(({ tenantId, payload }) => ({ tenantId, message: payload }));
    await this.mails.add(tx, messages, now);
    const jobs = messages.map(({ tenantId, message: { message_id: id } }) => {
      return { tenantId, payload: { mail_id: id }, dueAt: now, dedupe: id };
    });
    await this.jobs.enqueueAll(tx, SendThreadMailJob, jobs);
    return events.map(done);
  }

  @HandleJob(SendThreadMailJob)
  send({ tenantId, payload, attempt }: JobOf<(typeof SendThreadMailJob)['schema']>) {
    return this.sendMail.execute({ tenantId, id: payload.mail_id, isLast: attempt >= SendThreadMailJob.maxAttempts });
  }
}
