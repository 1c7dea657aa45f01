import { AppError } from '@hearback/kernel';
import { RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { FindPreview } from '../application/find-preview.js';
import { ReadAnswers } from '../application/read-answers.js';
import type { SubmissionKey } from '../application/response-store.js';
import { responsesErrors } from '../application/responses.errors.js';
import { SaveAnswers, type SavedAnswers } from '../application/save-answers.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { WithdrawAnswers } from '../application/withdraw-answers.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { isLinkCode } from './intake-routes.js';
import { SaveByKey } from './save-by-key.js';
import { isEditKey, readSavedAnswersBody, toAnswerChange } from './saved-answers-body.js';
import { documentSavedAnswers, KEY_PATH, LINK_PATH } from './saved-answers.operations.js';
import { toReceiptDto, toSavedAnswersDto } from './saved-answers.dto.js';

interface LinkRoute {
  Params: { code: string; submission_id: string };
}
interface KeyRoute {
  Params: { survey_id: string; submission_id: string };
}

const SUBMISSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Saves answers while they are given, reads them for a page that is loaded again, and withdraws them. */
@Injectable()
export class SavedAnswersRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly save: SaveAnswers,
    private readonly read: ReadAnswers,
    private readonly withdraw: WithdrawAnswers,
    private readonly saveByKey: SaveByKey,
    private readonly previews: FindPreview,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const config = { query: [], cors: true };
    const [isOpen, isAllowed] = [edge.open(), edge.allow('responses:create')];
    const open = { onRequest: isOpen, config };
    const keyed = { onRequest: isAllowed, config };
    const bodyless = { ...config, bodyless: true };
    server.put<LinkRoute>(LINK_PATH, open, (request, reply) => this.#saveByLink(edge, request, reply));
    server.get<LinkRoute>(LINK_PATH, open, async (request) => this.#readOf(request, await this.#byLink(edge, request)));
    server.delete<LinkRoute>(LINK_PATH, { onRequest: isOpen, config: bodyless }, async (request, reply) =>
      this.#withdrawOf(request, reply, await this.#byLink(edge, request)),
    );
    server.put<KeyRoute>(KEY_PATH, keyed, (request, reply) => this.#saveByKey(edge, request, reply));
    server.get<KeyRoute>(KEY_PATH, keyed, async (request) => this.#readOf(request, await this.#byKey(edge, request)));
    server.delete<KeyRoute>(KEY_PATH, { onRequest: isAllowed, config: bodyless }, async (request, reply) =>
      this.#withdrawOf(request, reply, await this.#byKey(edge, request)),
    );
    documentSavedAnswers(edge);
  }

  async #saveByLink(edge: Edge, request: FastifyRequest<LinkRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const body = readSavedAnswersBody('link', request.body);
    const survey = await this.#byLink(edge, request, body.preview);
    await edge.limit(survey.surveyId, request, reply);
    const origin = { submissionId: submissionOf(request), channel: 'link', isCustomerVerified: false } as const;
    try {
      return sendReceipt(reply, await this.save.execute(survey, toAnswerChange(body, origin), body.edit_key));
    } catch (error) {
      // Without a credential, absent and closed surveys look the same.
      if (error instanceof AppError && error.code === 'responses.survey-closed')
        throw responsesErrors.error('survey-not-found');
      throw error;
    }
  }

  async #saveByKey(edge: Edge, request: FastifyRequest<KeyRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const caller = edge.caller(request);
    const body = readSavedAnswersBody('key', request.body);
    const answers = { surveyId: request.params.survey_id, submissionId: submissionOf(request), body };
    return sendReceipt(reply, await this.saveByKey.execute({ edge, caller, request, reply }, answers));
  }

  async #readOf(request: FastifyRequest<LinkRoute | KeyRoute>, survey: PublishedSurvey) {
    return toSavedAnswersDto(await this.read.execute(submissionKey(survey, request), editKeyOf(request)));
  }

  async #withdrawOf(
    request: FastifyRequest<LinkRoute | KeyRoute>,
    reply: FastifyReply,
    survey: PublishedSurvey,
  ): Promise<FastifyReply> {
    await this.withdraw.execute(submissionKey(survey, request), editKeyOf(request));
    return reply.code(204).send();
  }

  /** Also of a closed survey: what was begun can be completed and withdrawn. */
  async #byLink(edge: Edge, request: FastifyRequest<LinkRoute>, preview?: string): Promise<PublishedSurvey> {
    const { code } = request.params;
    const survey = await edge.lookUp(request, async () => {
      if (preview !== undefined) return this.previews.execute(preview, code);
      return isLinkCode(code) ? this.directory.findByLink(code) : undefined;
    });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    return survey;
  }

  #byKey(edge: Edge, request: FastifyRequest<KeyRoute>): Promise<PublishedSurvey> {
    return this.saveByKey.survey(edge.caller(request), request.params.survey_id);
  }
}

function sendReceipt(reply: FastifyReply, saved: SavedAnswers): FastifyReply {
  return reply.code(saved.isNew ? 201 : 200).send(toReceiptDto(saved));
}

function submissionKey(
  { tenantId, surveyId }: PublishedSurvey,
  request: FastifyRequest<LinkRoute | KeyRoute>,
): SubmissionKey {
  return { tenantId, surveyId, submissionId: submissionOf(request) };
}

function submissionOf(request: FastifyRequest<LinkRoute | KeyRoute>): string {
  const submissionId = request.params.submission_id.toLowerCase();
  if (SUBMISSION_ID.test(submissionId)) return submissionId;
  throw responsesErrors.error('malformed-submission-id');
}

/** The key is a secret, so it is no part of the address. */
function editKeyOf(request: FastifyRequest): string {
  const key = request.headers['edit-key'];
  if (isEditKey(key)) return key;
  throw responsesErrors.error('edit-key-missing');
}
