import { derivedId } from '@hearback/kernel';
import { actorOf, RawRoutes, type Caller, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { responsesErrors } from '../application/responses.errors.js';
import { AcceptSubmission } from '../application/anonymous/accept-submission.js';
import type { AcceptedResponse } from '../application/submit-response.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { CustomerOfCaller } from './customer-of-caller.js';
import { BODY_SCHEMAS, readBody, surveyIdOf, toSubmission, type Sender } from './response-body.js';
import { isLinkCode } from './survey-visit.js';
import { ResponseReceiptDto, toReceiptJson } from './response-receipt.dto.js';
import { UnknownSender } from './unknown-sender.js';

const FROM_PAGES = { query: [], cors: true };

interface LinkRoute {
  Params: { code: string };
}

/** Accepts responses as JSON. This is the hot path, hence plain Fastify routes with compiled schemas. */
@Injectable()
export class IntakeRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly submit: AcceptSubmission,
    private readonly customers: CustomerOfCaller,
    private readonly unknown: UnknownSender,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    server.post(
      '/v1/responses',
      { onRequest: edge.allow('responses:create'), config: FROM_PAGES },
      async (request, reply) => sendReceipt(reply, await this.#fromCaller(edge, request, reply)),
    );
    server.post<LinkRoute>(
      '/v1/links/:code/responses',
      { onRequest: edge.open(), config: FROM_PAGES },
      async (request, reply) => sendReceipt(reply, await this.#fromLink(edge, request, reply)),
    );
    document(edge);
  }

  async #fromCaller(edge: Edge, request: FastifyRequest, reply: FastifyReply): Promise<AcceptedResponse> {
    const caller = edge.caller(request);
    const sender: Sender = caller.kind === 'publishable-key' ? 'publishable' : 'secret';
    const body = readBody(sender, request.body);
    const survey = await this.directory.findOrWait({ tenantId: caller.tenantId, surveyId: surveyIdOf(body) });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    const { submission_id: submissionId } = body;
    if (sender === 'publishable') await this.unknown.check({ edge, request, reply }, survey, { ...body, submissionId });
    const channel = sender === 'publishable' ? 'widget' : 'api';
    const isCustomerVerified = this.customers.isVerified(caller, body.customer);
    const fallbackId = idOfKey(request, caller);
    const submission = toSubmission(body, { channel, isCustomerVerified, fallbackId, author: actorOf(caller) });
    return this.submit.execute(survey, submission, sizeOf(request));
  }

  /** Absent and unpublished surveys look the same; their pages say that closed ones were there. */
  async #fromLink(edge: Edge, request: FastifyRequest<LinkRoute>, reply: FastifyReply): Promise<AcceptedResponse> {
    const body = readBody('link', request.body);
    const { code } = request.params;
    const survey = await edge.lookUp(request, async () =>
      isLinkCode(code) ? this.directory.findByLink(code) : undefined,
    );
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    await this.unknown.check({ edge, request, reply }, survey, { ...body, submissionId: body.submission_id });
    const origin = { channel: 'link', isCustomerVerified: false, fallbackId: undefined } as const;
    return this.submit.execute(survey, toSubmission(body, origin), sizeOf(request));
  }
}

/** The submission id derived from an Idempotency-Key, for bodies without one. */
function idOfKey(request: FastifyRequest, caller: Caller): string | undefined {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string') return undefined;
  return derivedId('submission', caller.credentialId, key);
}

/** Content-Length of the body, or an estimate without one. */
function sizeOf(request: FastifyRequest): number {
  const length = Number(request.headers['content-length']);
  return length > 0 ? length : 2000;
}

function sendReceipt(reply: FastifyReply, accepted: AcceptedResponse): FastifyReply {
  return reply.code(201).type('application/json; charset=utf-8').send(toReceiptJson(accepted));
}

function document(edge: Edge): void {
  const example = { answers: { recommend: 9, why: 'Fast delivery' }, language: 'en' };
  const reply = { status: 201, reply: ResponseReceiptDto } as const;
  edge.document('/v1/responses', 'post', {
    cors: true,
    id: 'createResponse',
    summary: 'Submit a response',
    description:
      'The reply is sent after the commit. The same `submission_id` with the same content always gets the same reply; ' +
      'an `Idempotency-Key` can replace it. A publishable key sends neither `submitted_at` nor `channel`, and needs ' +
      '`customer.signature` to speak for a customer.',
    ...reply,
    body: {
      schema: BODY_SCHEMAS.secret,
      example: { survey_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', ...example },
    },
    problems: [404, 409, 413, 422, 503],
  });
  edge.document('/v1/links/:code/responses', 'post', {
    cors: true,
    id: 'createLinkResponse',
    summary: 'Submit a response through a public link',
    ...reply,
    body: { schema: BODY_SCHEMAS.link, example },
    parameters: { code: 'Code of the public link.' },
    problems: [404, 409, 413, 422, 503],
  });
}
