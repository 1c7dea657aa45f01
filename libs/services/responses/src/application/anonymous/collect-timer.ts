import { randomInt } from 'node:crypto';
import type { BatchTx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { ResponsesConfig } from '../../responses.config.js';
import type { SurveyAddress } from '../survey-copies.js';
import type { AnonymousRest } from './anonymous-store.js';

/** Mixes and closes the answers of an anonymous survey. */
export const CollectAnswersJob = defineJob('responses.collect-anonymous-answers', {
  type: 'object',
  properties: { survey_id: { type: 'string' } },
  required: ['survey_id'],
} as unknown as Parameters<typeof defineJob>[1]);

/** Batches that pass between two looks at a survey of which nothing waits. */
const IDLE_BATCHES = 6;

/** Sets the time of the next collection: at a random moment, so that it tells nothing about the answers. */
@Injectable()
export class CollectTimer {
  constructor(
    private readonly jobs: JobQueue,
    private readonly config: ResponsesConfig,
  ) {}

  /** After at least one and at most three batches; once, however many answers come until then. */
  set(tx: BatchTx, survey: SurveyAddress, now: Date, batches = 2): Promise<void> {
    const { tenantId, surveyId } = survey;
    const length = this.config.anonymousBatchSeconds * 1_000;
    const batch = Math.floor(now.getTime() / length) + batches;
    return this.jobs.enqueue(tx, CollectAnswersJob, {
      tenantId,
      payload: { survey_id: surveyId },
      dueAt: new Date(batch * length + randomInt(length)),
      dedupe: `${surveyId} in batch ${batch}`,
    });
  }

  /** As long as something is left to do. */
  async setNext(tx: BatchTx, survey: SurveyAddress, now: Date, { waiting, open }: AnonymousRest): Promise<void> {
    if (waiting || open) await this.set(tx, survey, now, waiting ? undefined : IDLE_BATCHES);
  }
}
