import { RawRoutes, type Caller, type Edge } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { surveyAssets } from '@hearback/survey-ui';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ProofOfWork } from '../application/proof-of-work.js';
import { responsesErrors } from '../application/responses.errors.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import type { PublishedSurvey } from '../domain/published-survey.js';
import { ChallengeDto, toChallengeDto } from './challenge.dto.js';
import { isLinkCode } from './survey-visit.js';
import { SCRIPT_PATH } from './survey-screen-page.js';
import { WIDGET_BODIES, WIDGET_SCHEMAS } from './widget-bodies.js';

const WIDGET_PATH = '/v1/widget/challenges';

interface LinkRoute {
  Params: { code: string };
}
interface KeyRoute {
  Params: { survey_id: string };
}

/** Hands out puzzles to senders whom nobody knows. Making one costs more than checking it, so it has a limit of its own. */
@Injectable()
export class ChallengeRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly proofs: ProofOfWork,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const config = { query: [], cors: true, bodyless: true };
    const link = '/v1/links/:code/challenges';
    const key = '/v1/published-surveys/:survey_id/challenges';
    server.post<LinkRoute>(link, { onRequest: edge.open(), config }, async (request, reply) => {
      const { code } = request.params;
      const survey = await edge.lookUp(request, async () =>
        isLinkCode(code) ? this.directory.findByLink(code) : undefined,
      );
      return this.#challenge(edge, request, reply, survey);
    });
    server.post<KeyRoute>(key, { onRequest: edge.allow('responses:create'), config }, async (request, reply) => {
      const survey = await this.#byId(edge.caller(request), request.params.survey_id);
      return this.#challenge(edge, request, reply, survey);
    });
    const text = { onRequest: edge.open(), config: { query: [], cors: true, accepts: ['json-text'] as const } };
    server.post(WIDGET_PATH, text, async (request, reply) => {
      const caller = await edge.callerOfBody('responses:create', request, reply);
      const { survey_id } = WIDGET_BODIES.challenges(request.body);
      return this.#challenge(edge, request, reply, await this.#byId(caller, survey_id));
    });
    const common = {
      cors: true,
      status: 201,
      reply: ChallengeDto,
      description: 'For senders who were asked for a proof of work (`responses.proof-required`).',
      problems: [404],
    } as const;
    edge.document(link, 'post', {
      ...common,
      id: 'createLinkChallenge',
      summary: 'Get a proof-of-work challenge through a public link',
      parameters: { code: 'Code of the public link.' },
    });
    edge.document(key, 'post', {
      ...common,
      id: 'createChallenge',
      summary: 'Get a proof-of-work challenge',
      parameters: { survey_id: 'Id of the survey.' },
    });
    edge.document(WIDGET_PATH, 'post', {
      ...common,
      id: 'createWidgetChallenge',
      summary: 'Get a proof-of-work challenge for a visitor of a web page',
      accepts: ['json-text'],
      body: {
        schema: WIDGET_SCHEMAS.challenges,
        example: { key: 'hbp_live_…', survey_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c' },
      },
      problems: [401, 403, 404],
    });
  }

  async #byId({ tenantId }: Caller, id: string): Promise<PublishedSurvey | undefined> {
    const surveyId = parsePublicId('srv', id);
    return surveyId === undefined ? undefined : this.directory.findOrWait({ tenantId, surveyId });
  }

  async #challenge(
    edge: Edge,
    request: FastifyRequest,
    reply: FastifyReply,
    survey: PublishedSurvey | undefined,
  ): Promise<FastifyReply> {
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    await edge.limit(`challenges of ${survey.surveyId}`, request, reply);
    const solver = `${SCRIPT_PATH}${surveyAssets().solver.fileName}`;
    return reply.code(201).send(toChallengeDto(await this.proofs.challenge(survey.surveyId), solver));
  }
}
