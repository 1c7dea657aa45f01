import type { Caller, Edge } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { responsesErrors } from '../application/responses.errors.js';
import { SaveAnswers, type SavedAnswers } from '../application/save-answers.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { CustomerOfCaller } from './customer-of-caller.js';
import { toAnswerChange, type SavedAnswersBody } from './saved-answers-body.js';
import { UnknownSender } from './unknown-sender.js';

/** What a caller with a key wants to save. */
export interface AnswersByKey {
  readonly surveyId: string;
  readonly submissionId: string;
  readonly body: SavedAnswersBody;
}

/** Saves answers of callers with a key, whether it is in a header or in the body: limits, proofs and rules are the same. */
@Injectable()
export class SaveByKey {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly save: SaveAnswers,
    private readonly customers: CustomerOfCaller,
    private readonly unknown: UnknownSender,
  ) {}

  async execute(
    { edge, caller, request, reply }: { edge: Edge; caller: Caller; request: FastifyRequest; reply: FastifyReply },
    { surveyId, submissionId, body }: AnswersByKey,
  ): Promise<SavedAnswers> {
    const survey = await this.survey(caller, surveyId);
    const isPublishable = caller.kind === 'publishable-key';
    if (isPublishable) await this.unknown.check({ edge, request, reply }, survey, { ...body, submissionId });
    const change = toAnswerChange(body, {
      submissionId,
      channel: isPublishable ? 'widget' : 'api',
      isCustomerVerified: this.customers.isVerified(caller, body.customer),
    });
    return this.save.execute(survey, change, body.edit_key);
  }

  /** The survey of the caller's workspace with this public id. Throws survey-not-found. */
  async survey({ tenantId }: Caller, id: string): Promise<PublishedSurvey> {
    const surveyId = parsePublicId('srv', id);
    const survey = surveyId === undefined ? undefined : await this.directory.findOrWait({ tenantId, surveyId });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    return survey;
  }
}
