import { Injectable } from '@nestjs/common';
import { Type } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import { defineJob, JobQueue, Schedules } from '@hearback/jobs';
import { WebhookRuns, type WebhookRun } from '../../application/webhooks/webhook-outbox.js';

const Endpoint = Type.Object({ endpoint_id: Type.String() });

/** Sends what is due at a receiver. */
export const SendWebhooksJob = defineJob('notifications.send-webhooks', Endpoint, { maxAttempts: 20, concurrency: 16 });

/** Sends what is due at a receiver whose last attempt failed. Such receivers keep only each other waiting. */
export const RetryWebhooksJob = defineJob('notifications.retry-webhooks', Endpoint, {
  maxAttempts: 20,
  concurrency: 8,
});

/** Deletes old messages of a workspace. */
export const CleanWebhookLogJob = defineJob('notifications.clean-webhook-log', Type.Object({}));

/** `WebhookRuns` with jobs in two queues. */
@Injectable()
export class JobWebhookRuns extends WebhookRuns {
  constructor(
    private readonly jobs: JobQueue,
    private readonly schedules: Schedules,
  ) {
    super();
  }

  override async plan(tx: Tx, runs: readonly WebhookRun[]): Promise<void> {
    for (const isFailing of [false, true]) {
      const jobs = runs
        .filter((run) => run.isFailing === isFailing)
        .map(({ tenantId, endpointId, dueAt, key }) => ({
          tenantId,
          payload: { endpoint_id: endpointId },
          dueAt,
          dedupe: key,
        }));
      if (jobs.length > 0) await this.jobs.enqueueAll(tx, isFailing ? RetryWebhooksJob : SendWebhooksJob, jobs);
    }
  }

  override async cleanUpDaily(tx: Tx, tenantId: string, isNeeded: boolean): Promise<void> {
    const own = { tenantId, name: 'daily' };
    if (!isNeeded) return this.schedules.remove(tx, CleanWebhookLogJob, own);
    const rule = { every: 'day', at: '03:00' } as const;
    await this.schedules.set(tx, CleanWebhookLogJob, { ...own, rule, timeZone: 'UTC', payload: {} });
  }
}
