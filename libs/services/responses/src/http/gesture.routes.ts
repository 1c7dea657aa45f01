import { RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { responsesErrors } from '../application/responses.errors.js';
import { SaveAnswers } from '../application/save-answers.js';
import { bodyReader } from './body-schema.js';
import { LinkObserver } from './link-observer.js';
import { PrivacySignals } from './privacy-signals.js';
import { GESTURE_SCHEMA, SAVED_ANSWERS_PATTERNS, toAnswerChange, type SavedAnswersBody } from './saved-answers-body.js';
import { SavedAnswersReceiptDto, toReceiptDto } from './saved-answers.dto.js';
import { changeOf, SurveyVisits, namedBy } from './survey-visit.js';

interface GestureRoute {
  Params: { token: string };
}

interface GestureBody extends SavedAnswersBody {
  readonly submission_id: string;
}

const PATH = '/r/:token/gesture';

const readBody = bodyReader<GestureBody>(GESTURE_SCHEMA, SAVED_ANSWERS_PATTERNS);

/** Saves the answers of a mailed invitation once a person has touched its page, which confirms them. */
@Injectable()
export class GestureRoutes extends RawRoutes {
  constructor(
    private readonly visits: SurveyVisits,
    private readonly save: SaveAnswers,
    private readonly observer: LinkObserver,
    private readonly signals: PrivacySignals,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { query: [], forCustomers: true } };
    server.post<GestureRoute>(PATH, open, (request, reply) => this.#save(edge, request, reply));
    edge.document(PATH, 'post', {
      id: 'saveInvitedAnswers',
      summary: 'Save answers of a mailed invitation after a gesture',
      description:
        'For the script of the page, which calls it once a person has touched the visible page: what is chosen then is confirmed as ' +
        'the answer of a person. It saves as often as the answers change.',
      status: 200,
      otherStatuses: [201],
      reply: SavedAnswersReceiptDto,
      body: { schema: GESTURE_SCHEMA, example: EXAMPLE },
      parameters: { token: 'Token of the link in the mail.' },
      problems: [404, 409, 413, 422, 503],
    });
  }

  async #save(edge: Edge, request: FastifyRequest<GestureRoute>, reply: FastifyReply): Promise<FastifyReply> {
    const body = readBody(request.body);
    const visit = await edge.lookUp(request, () => this.visits.byInvitation(request.params.token));
    if (visit === undefined) throw responsesErrors.error('link-not-found');
    await edge.limit(visit.survey.surveyId, request, reply);
    await this.signals.heed(request, visit.survey.tenantId, namedBy(visit));
    const submissionId = body.submission_id.toLowerCase();
    const change = toAnswerChange(body, { submissionId, channel: 'email', isCustomerVerified: false });
    const sent = { hasGesture: true, network: this.observer.networkOf(request) };
    const saved = await this.save.execute(visit.survey, changeOf(visit, change, sent), body.edit_key);
    return reply.code(saved.isNew ? 201 : 200).send(toReceiptDto(saved));
  }
}

const EXAMPLE = {
  submission_id: '0198c0a4-1d3e-7b6f-8a2c-5d4e3f2a1b0c',
  edit_key: 'q4nWm1Yc3tB8kXh0vR7sZg',
  answers: { recommend: 9 },
  language: 'en',
};
