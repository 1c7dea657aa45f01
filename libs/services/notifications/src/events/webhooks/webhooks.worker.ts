import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { HandleJob, type JobOf } from '@hearback/jobs';
import { Clock } from '@hearback/kernel';
import { SendWebhooks } from '../../application/webhooks/send-webhooks.js';
import { WebhookLog } from '../../application/webhooks/webhook-log.js';
import { WebhookRuns } from '../../application/webhooks/webhook-outbox.js';
import { KEPT } from '../../domain/webhooks/webhook-endpoint.js';
import { CleanWebhookLogJob, RetryWebhooksJob, SendWebhooksJob } from './job-webhook-runs.js';

type Run = JobOf<(typeof SendWebhooksJob)['schema']>;

/** Sends webhooks, and deletes what was kept of them long enough. */
@Injectable()
export class WebhooksWorker {
  constructor(
    private readonly sendWebhooks: SendWebhooks,
    private readonly log: WebhookLog,
    private readonly runs: WebhookRuns,
    private readonly clock: Clock,
  ) {}

  @HandleJob(SendWebhooksJob)
  send({ tenantId, payload }: Run) {
    return this.sendWebhooks.execute(tenantId, payload.endpoint_id);
  }

  @HandleJob(RetryWebhooksJob)
  retry({ tenantId, payload }: Run) {
    return this.sendWebhooks.execute(tenantId, payload.endpoint_id);
  }

  @HandleJob(CleanWebhookLogJob)
  async clean({ tenantId }: JobOf<(typeof CleanWebhookLogJob)['schema']>) {
    const isNeeded = await this.log.deleteBefore(tenantId, new Date(this.clock.now().getTime() - KEPT));
    if (isNeeded) return;
    return (tx: BatchTx) => this.runs.cleanUpDaily(tx, tenantId, false);
  }
}
