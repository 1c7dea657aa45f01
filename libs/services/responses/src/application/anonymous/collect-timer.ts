import { randomInt } from 'node:crypto';
import type { BatchTx } from '@hearback/database';
import { defineJob, JobQueue } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import type { SurveyAddress } from '../survey-copies.js';
import type { AnonymousRest } from './anonymous-store.js';

/** Mixes and closes the answers of an anonymous survey. */
export const CollectAnswersJob = defineJob('responses.collect-anonymous-answers', {
  type: 'object',
  properties: { survey_id: { type: 'string' } },
  required: ['survey_id'],
} as unknown as Parameters<typeof defineJob>[1]);

const HOUR_MS = 3_600_000;

/** Hours between two looks at a survey of which nothing waits. */
const IDLE_HOURS = 6;

/** Sets the time of the next collection: at a random moment of an hour, so that it tells nothing about the answers. */
@Injectable()
export class CollectTimer {
  constructor(private readonly jobs: JobQueue) {}

  /** In the next hour; once, however many answers come until then. */
  set(tx: BatchTx, survey: SurveyAddress, now: Date, hours = 1): Promise<void> {
    const { tenantId, surveyId } = survey;
    const hour = Math.floor(now.getTime() / HOUR_MS) + hours;
    return this.jobs.enqueue(tx, CollectAnswersJob, {
      tenantId,
      payload: { survey_id: surveyId },
      dueAt: new Date(hour * HOUR_MS + randomInt(HOUR_MS)),
      dedupe: `${surveyId} in hour ${hour}`,
    });
  }

  /** As long as something is left to do. */
  async setNext(tx: BatchTx, survey: SurveyAddress, now: Date, { waiting, open }: AnonymousRest): Promise<void> {
    if (waiting || open) await this.set(tx, survey, now, waiting ? 1 : IDLE_HOURS);
  }
}
