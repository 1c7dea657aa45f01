import { RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReadAnswers } from '../application/read-answers.js';
import type { SubmissionKey } from '../application/response-store.js';
import { responsesErrors } from '../application/responses.errors.js';
import { SaveAnswers, type SavedAnswers } from '../application/save-answers.js';
import { WithdrawAnswers } from '../application/withdraw-answers.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { PrivacySignals } from './privacy-signals.js';
import { SaveByKey } from './save-by-key.js';
import { isEditKey, readSavedAnswersBody, toAnswerChange } from './saved-answers-body.js';
import { documentSavedAnswers, KEY_PATH, LINK_PATH, PERSONAL_PATH } from './saved-answers.operations.js';
import { toReceiptDto, toSavedAnswersDto } from './saved-answers.dto.js';
import { changeOf, SurveyVisits, namedBy, type Approach, type SurveyVisit } from './survey-visit.js';
import { UnknownSender } from './unknown-sender.js';

interface LinkRoute {
  Params: { code: string; token: string; submission_id: string };
}
interface KeyRoute {
  Params: { survey_id: string; submission_id: string };
}

const SUBMISSION_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Saves answers while they are given, reads them for a page that is loaded again, and withdraws them. */
@Injectable()
export class SavedAnswersRoutes extends RawRoutes {
  constructor(
    private readonly visits: SurveyVisits,
    private readonly save: SaveAnswers,
    private readonly read: ReadAnswers,
    private readonly withdraw: WithdrawAnswers,
    private readonly saveByKey: SaveByKey,
    private readonly unknown: UnknownSender,
    private readonly signals: PrivacySignals,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const config = { query: [], cors: true };
    const [isOpen, isAllowed] = [edge.open(), edge.allow('responses:create')];
    const open = { onRequest: isOpen, config };
    const keyed = { onRequest: isAllowed, config };
    const bodyless = { ...config, bodyless: true };
    for (const path of [LINK_PATH, PERSONAL_PATH]) {
      server.put<LinkRoute>(path, open, (request, reply) => this.#saveByLink(edge, request, reply));
      server.get<LinkRoute>(path, open, async (request) =>
        this.#readOf(request, (await this.#byLink(edge, request)).survey),
      );
      server.delete<LinkRoute>(path, { onRequest: isOpen, config: bodyless }, async (request, reply) =>
        this.#withdrawOf(request, reply, (await this.#byLink(edge, request)).survey),
      );
    }
    server.put<KeyRoute>(KEY_PATH, keyed, (request, reply) => this.#saveByKey(edge, request, reply));
    server.get<KeyRoute>(KEY_PATH, keyed, async (request) => this.#readOf(request, await this.#byKey(edge, request)));
    server.delete<KeyRoute>(KEY_PATH, { onRequest: isAllowed, config: bodyless }, async (request, reply) =>
      this.#withdrawOf(request, reply, await this.#byKey(edge, request)),
    );
    documentSavedAnswers(edge);
  }

  async #saveByLink(edge: Edge, request: FastifyRequest<LinkRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const body = readSavedAnswersBody('link', request.body);
    const visit = await this.#byLink(edge, request, { preview: body.preview, isKiosk: body.kiosk });
    const submissionId = submissionOf(request);
    await this.unknown.check({ edge, request, reply }, visit.survey, { ...body, submissionId });
    await this.signals.heed(request, visit.survey.tenantId, namedBy(visit));
    const origin = { submissionId, channel: 'link', isCustomerVerified: false } as const;
    const change = changeOf(visit, toAnswerChange(body, origin));
    return sendReceipt(reply, await this.save.execute(visit.survey, change, body.edit_key));
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
  async #byLink(edge: Edge, request: FastifyRequest<LinkRoute>, by: Approach = {}): Promise<SurveyVisit> {
    const { code, token } = request.params;
    const visit = await edge.lookUp(request, () =>
      code === undefined ? this.visits.byToken(token) : this.visits.byCode(code, by),
    );
    if (visit === undefined) throw responsesErrors.error(code === undefined ? 'link-not-found' : 'survey-not-found');
    return visit;
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
