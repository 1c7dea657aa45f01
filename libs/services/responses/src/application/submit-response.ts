import { hash } from 'node:crypto';
import { BatchDatabase } from '@hearback/database';
import { Clock, Ids, type AppError } from '@hearback/kernel';
import { currentTraceparent } from '@hearback/tracing';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { newResponse } from '../domain/response.js';
import { refusalOf, type SubmissionFacts } from '../domain/submission-policy.js';
import { checkContent, contentOf, type ContentCheck, type Submission } from '../domain/submission.js';
import { SubmissionIntake } from './limited-intake.js';
import { ResponseStore } from './response-store.js';
import { responsesErrors } from './responses.errors.js';

/** A committed response. */
export interface AcceptedResponse {
  readonly id: string;
  readonly surveyId: string;
  readonly submissionId: string;
  readonly createdAt: Date;
}

/** SHA-256 of the content of a submission, in Base64. */
export function digestOf(surveyId: string, submission: Submission): string {
  return hash('sha256', contentOf(surveyId, submission), 'base64');
}

/**
 * Submits a response and resolves once it is committed. A repeated submission gets the first reply, even after the survey was
 * closed or published again.
 */
@Injectable()
export class SubmitResponse {
  constructor(
    private readonly intake: SubmissionIntake,
    private readonly store: ResponseStore,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `bytes` is the approximate size of the submission. Throws a refusal of the submission policy, invalid-answers, submission-reused, busy, late. */
  async execute(survey: PublishedSurvey, submission: Submission, bytes: number): Promise<AcceptedResponse> {
    const { surveyId } = survey;
    const now = this.clock.now();
    const check = checkContent(survey, submission, now);
    const contentDigest = digestOf(surveyId, submission);
    const rejection = rejectionOf({ survey, now, isBegun: false }, check);
    if (rejection !== undefined || !check.ok) return this.#repeat(survey, submission, contentDigest, rejection!);
    const id = this.ids.next();
    const response = newResponse(survey, submission, check.content, {
      id,
      contentDigest,
      traceparent: currentTraceparent(),
    });
    const result = await this.intake.submit(response, bytes);
    if (result.kind === 'reused') throw responsesErrors.error('submission-reused');
    return { id: result.id, surveyId, submissionId: response.submissionId, createdAt: result.createdAt };
  }

  /** The first reply to a submission that was accepted before but would be rejected now; otherwise throws the rejection. */
  async #repeat(
    { tenantId, surveyId }: PublishedSurvey,
    { submissionId }: Submission,
    contentDigest: string,
    rejection: AppError,
  ): Promise<AcceptedResponse> {
    if (submissionId === undefined) throw rejection;
    const key = { tenantId, surveyId, submissionId };
    const [stored] = await this.database.withTenants([tenantId], (tx) => this.store.find(tx, [key]));
    if (stored?.contentDigest !== contentDigest) throw rejection;
    return { id: stored.id, surveyId, submissionId, createdAt: stored.createdAt };
  }
}

function rejectionOf(facts: SubmissionFacts, check: ContentCheck): AppError | undefined {
  const refusal = refusalOf(facts);
  if (refusal !== undefined) return responsesErrors.error(refusal);
  return check.ok ? undefined : responsesErrors.error('invalid-answers', undefined, { errors: check.errors });
}
