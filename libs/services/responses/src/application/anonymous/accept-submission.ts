import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../../domain/published-survey.js';
import type { Submission } from '../../domain/submission.js';
import { SubmitResponse, type AcceptedResponse } from '../submit-response.js';
import { isAnonymous } from './anonymous-guard.js';
import { SubmitAnonymously } from './submit-anonymously.js';

/** Stores a response as its survey demands: anonymously, or as a response that can be read. */
@Injectable()
export class AcceptSubmission {
  constructor(
    private readonly submit: SubmitResponse,
    private readonly anonymously: SubmitAnonymously,
  ) {}

  /** As `SubmitResponse` and `SubmitAnonymously`. */
  async execute(survey: PublishedSurvey, submission: Submission, bytes: number): Promise<AcceptedResponse> {
    if (!isAnonymous(survey)) return this.submit.execute(survey, submission, bytes);
    return { ...(await this.anonymously.execute(survey, submission)), surveyId: survey.surveyId };
  }
}
