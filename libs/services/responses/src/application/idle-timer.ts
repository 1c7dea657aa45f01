import type { BatchTx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import type { OpenResponse } from '../domain/open-response.js';
import { ResponsesConfig } from '../responses.config.js';

/** Stores an open response once its customer has stopped answering. */
export const StoreIdleResponseJob = defineJob('responses.store-idle-response', {
  type: 'object',
  properties: { survey_id: { type: 'string' }, survey_version: { type: 'integer' }, submission_id: { type: 'string' } },
  required: ['survey_id', 'survey_version', 'submission_id'],
} as unknown as Parameters<typeof defineJob>[1]);

const MINUTE_MS = 60_000;

/** The timer of an open response: one job, which sets itself again while the customer is still answering. */
@Injectable()
export class IdleTimer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: ResponsesConfig,
  ) {}

  /** When a response that was last changed at this time counts as abandoned. */
  idleAfter(changedAt: Date): Date {
    return new Date(changedAt.getTime() + this.config.idleMinutes * MINUTE_MS);
  }

  /** A test that is abandoned is no answer, so it has no timer. */
  async set(tx: BatchTx, open: OpenResponse, dueAt: Date): Promise<void> {
    if (open.isTest) return;
    const { tenantId, surveyId, version, submissionId } = open;
    const payload = { survey_id: surveyId, survey_version: version, submission_id: submissionId };
    await this.jobs.enqueue(tx, StoreIdleResponseJob, { tenantId, payload, dueAt });
  }
}
