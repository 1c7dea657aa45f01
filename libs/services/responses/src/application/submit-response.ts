import { hash } from 'node:crypto';
import { BatchDatabase } from '@hearback/database';
import { Clock, Ids, type AppError, type FieldError } from '@hearback/kernel';
import { currentTraceparent } from '@hearback/tracing';
import { Injectable } from '@nestjs/common';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { newResponse } from '../domain/response.js';
import { checkContent, contentOf, type ContentCheck, type Submission } from '../domain/submission.js';
import { ResponseIntake } from './response-intake.js';
import { ResponseStore } from './response-store.js';
import { responsesErrors } from './responses.errors.js';

/** A response that is committed. */
export interface AcceptedResponse {
  readonly id: string;
  readonly surveyId: string;
  readonly submissionId: string;
  readonly createdAt: Date;
}

/** SHA-256 of everything the sender said. */
export function digestOf(surveyId: string, submission: Submission): string {
  return hash('sha256', contentOf(surveyId, submission), 'base64');
}

/**
 * Takes one response in and resolves once it is committed. A submission that is stored already gets the first one's
 * reply, also after its survey was closed or published anew.
 */
@Injectable()
export class SubmitResponse {
  constructor(
    private readonly intake: ResponseIntake,
    private readonly store: ResponseStore,
    private readonly database: BatchDatabase,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** `bytes` is the approximate size of the submission. Errors: survey-closed, invalid-answers, submission-reused, busy, late. */
  async execute(survey: PublishedSurvey, submission: Submission, bytes: number): Promise<AcceptedResponse> {
    const { surveyId } = survey;
    const check = checkContent(survey, submission, this.clock.now());
    const contentDigest = digestOf(surveyId, submission);
    const refusal = refusalOf(survey, check);
    if (refusal !== undefined || !check.ok) return this.#repeat(survey, submission, contentDigest, refusal!);
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

  /** What is wrong with the content of a submission, without handing it in. */
  defectsOf(survey: PublishedSurvey, submission: Submission): readonly FieldError[] {
    const check = checkContent(survey, submission, this.clock.now());
    return check.ok ? [] : check.errors;
  }

  /** The reply to a submission that would be refused now and was accepted before; otherwise throws the refusal. */
  async #repeat(
    { tenantId, surveyId }: PublishedSurvey,
    { submissionId }: Submission,
    contentDigest: string,
    refusal: AppError,
  ): Promise<AcceptedResponse> {
    if (submissionId === undefined) throw refusal;
    const key = { tenantId, surveyId, submissionId };
    const [stored] = await this.database.withTenants([tenantId], (tx) => this.store.find(tx, [key]));
    if (stored?.contentDigest !== contentDigest) throw refusal;
    return { id: stored.id, surveyId, submissionId, createdAt: stored.createdAt };
  }
}

function refusalOf(survey: PublishedSurvey, check: ContentCheck): AppError | undefined {
  if (survey.status === 'closed') return responsesErrors.error('survey-closed');
  return check.ok ? undefined : responsesErrors.error('invalid-answers', undefined, { errors: check.errors });
}
