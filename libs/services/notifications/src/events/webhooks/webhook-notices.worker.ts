import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, HandleJob, JobQueue, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { SendWebhookNotice } from '../../application/webhooks/send-webhook-notice.js';
import { WebhookNotices, type WebhookNotice } from '../../application/webhooks/webhook-notice.js';

/** Mails one owner or admin that an endpoint was disabled. */
export const SendWebhookNoticeJob = defineJob(
  'notifications.send-webhook-notice',
  Type.Object({
    endpoint_id: Type.String(),
    member_id: Type.String(),
    reason: Type.Union([Type.Literal('failing'), Type.Literal('gone')]),
    revision: Type.Integer(),
  }),
  { maxAttempts: 12 },
);

/** `WebhookNotices` with a job for each recipient. */
@Injectable()
export class JobWebhookNotices extends WebhookNotices {
  constructor(
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async plan(tx: Tx, notices: readonly WebhookNotice[]): Promise<void> {
    const dueAt = this.clock.now();
    const jobs = notices.map(({ tenantId, endpointId, memberId, reason, revision }) => ({
      tenantId,
      payload: { endpoint_id: endpointId, member_id: memberId, reason, revision },
      dueAt,
      dedupe: `${endpointId}:${revision}:${memberId}`,
    }));
    if (jobs.length > 0) await this.jobs.enqueueAll(tx, SendWebhookNoticeJob, jobs);
  }
}

/** Sends notices about endpoints. */
@Injectable()
export class WebhookNoticesWorker {
  constructor(private readonly sendNotice: SendWebhookNotice) {}

  @HandleJob(SendWebhookNoticeJob)
  send({ tenantId, payload }: JobOf<(typeof SendWebhookNoticeJob)['schema']>): Promise<void> {
    const { endpoint_id: endpointId, member_id: memberId, reason, revision } = payload;
    return this.sendNotice.execute({ tenantId, endpointId, memberId, reason, revision });
  }
}
