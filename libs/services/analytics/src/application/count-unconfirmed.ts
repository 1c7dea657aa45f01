import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import type { Metric } from '../domain/method.js';
import type { Period } from '../domain/period.js';
import type { ScoreFilter } from '../domain/score-filter.js';
import { CohortQueries } from './cohort-queries.js';

/** Counts the invitations that a report leaves out because nothing confirms who opened them. */
@Injectable()
export class CountUnconfirmed {
  constructor(private readonly cohorts: CohortQueries) {}

  /** Null with a filter that an invitation without an answer has nothing for. */
  async execute(tx: TenantTx, filter: ScoreFilter, period: Period, metric?: Metric): Promise<number | null> {
    const { attributes, channel, language, question, surveyId, topicId, touchpointId } = filter;
    const answerOnly = [language, question, topicId, touchpointId].some((value) => value !== undefined);
    if (answerOnly || Object.keys(attributes).length > 0 || (channel !== undefined && channel !== 'email')) return null;
    return this.cohorts.unconfirmed(tx, { ...(surveyId && { surveyId }), ...(metric && { metric }) }, period);
  }
}
