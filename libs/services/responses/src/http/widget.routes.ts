import { RawRoutes, type Edge } from '@hearback/http';
import { parsePublicId } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RecordExposure } from '../application/record-exposure.js';
import { SuspicionGate } from '../application/suspicion-gate.js';
import { WidgetSurveys } from '../application/widget-surveys.js';
import { CustomerOfCaller } from './customer-of-caller.js';
import { PrivacySignals } from './privacy-signals.js';
import { SaveByKey } from './save-by-key.js';
import { toReceiptDto } from './saved-answers.dto.js';
import { languageOf } from './survey-page-replies.js';
import { WIDGET_BODIES } from './widget-bodies.js';
import { documentWidget } from './widget.operations.js';
import { toWidgetSurveysDto, type WidgetSurveysDto } from './widget-surveys.dto.js';

const PERMISSION = 'responses:create';

/**
 * What the widget calls from web pages of others. The publishable key is in a body of JSON that is sent as text, which browsers send
 * without a preflight and without cookies.
 */
@Injectable()
export class WidgetRoutes extends RawRoutes {
  constructor(
    private readonly surveys: WidgetSurveys,
    private readonly saveByKey: SaveByKey,
    private readonly recordExposure: RecordExposure,
    private readonly customers: CustomerOfCaller,
    private readonly gate: SuspicionGate,
    private readonly signals: PrivacySignals,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const options = { onRequest: edge.open(), config: { query: [], cors: true, accepts: ['json-text'] as const } };
    server.post('/v1/widget/surveys', options, (request, reply) => this.#list(edge, request, reply));
    server.post('/v1/widget/answers', options, (request, reply) => this.#save(edge, request, reply));
    server.post('/v1/widget/exposures', options, (request, reply) => this.#expose(edge, request, reply));
    documentWidget(edge);
  }

  async #list(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<WidgetSurveysDto> {
    const caller = await edge.callerOfBody(PERMISSION, request, reply);
    const { language, customer, attributes = {} } = WIDGET_BODIES.surveys(request.body);
    const found = await this.surveys.execute({
      tenantId: caller.tenantId,
      customer: this.customers.isVerified(caller, customer) ? customer?.external_id : undefined,
      attributes,
    });
    return toWidgetSurveysDto(found, (survey) => ({
      language: languageOf(survey, request, language),
      fillToken: this.gate.fillToken(survey),
    }));
  }

  async #save(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await edge.callerOfBody(PERMISSION, request, reply);
    const { survey_id: surveyId, submission_id, ...body } = WIDGET_BODIES.answers(request.body);
    const isVerified = this.customers.isVerified(caller, body.customer);
    await this.signals.heed(request, caller.tenantId, isVerified ? body.customer?.external_id : undefined);
    const answers = { surveyId, submissionId: submission_id.toLowerCase(), body };
    const saved = await this.saveByKey.execute({ edge, caller, request, reply }, answers);
    return reply.code(saved.isNew ? 201 : 200).send(toReceiptDto(saved));
  }

  async #expose(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await edge.callerOfBody(PERMISSION, request, reply);
    const { survey_id, kind, customer } = WIDGET_BODIES.exposures(request.body);
    this.customers.isVerified(caller, customer);
    const surveyId = parsePublicId('srv', survey_id) ?? '';
    const { tenantId } = caller;
    const { external_id: externalId } = customer;
    if (!(await this.signals.heed(request, tenantId, externalId)))
      await this.recordExposure.execute({ tenantId, externalId, surveyId, kind });
    return reply.code(204).send();
  }
}
