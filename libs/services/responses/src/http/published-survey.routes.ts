import { RawRoutes, requestErrors, type Edge } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { SuspicionGate } from '../application/suspicion-gate.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { PublishedSurveyDto, toPublishedSurveyDto } from './published-survey.dto.js';

/** Lets a page with a publishable key read the survey that it shows. */
@Injectable()
export class PublishedSurveyRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly gate: SuspicionGate,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const path = '/v1/published-surveys/:survey_id';
    const options = { onRequest: edge.allow('responses:create'), config: { query: [], cors: true } };
    server.get<{ Params: { survey_id: string } }>(path, options, async (request, reply) => {
      const surveyId = parsePublicId('srv', request.params.survey_id);
      const { tenantId } = edge.caller(request);
      const survey = surveyId === undefined ? undefined : await this.directory.findOrWait({ tenantId, surveyId });
      if (survey?.status !== 'open') throw requestErrors.error('not-found');
      reply.header('vary', 'Origin, Authorization').header('fill-token', this.gate.fillToken(survey));
      return toPublishedSurveyDto(survey);
    });
    edge.document(path, 'get', {
      id: 'getPublishedSurvey',
      summary: 'Read a published survey, as a page shows it',
      description:
        'For publishable keys, also from web pages. A survey that is not published or is closed is 404. Send the `Fill-Token` header of the reply as `fill_token` with the answers.',
      reply: PublishedSurveyDto,
      cors: true,
      parameters: { survey_id: 'Id of the survey.' },
      problems: [404],
    });
  }
}
