import { derivedId } from '@hearback/kernel';
import { RawRoutes, type Caller, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { responsesErrors } from '../application/responses.errors.js';
import { SubmitResponse, type AcceptedResponse } from '../application/submit-response.js';
import { SurveyDirectory } from '../application/survey-directory.js';
import { BODY_SCHEMAS, readBody, surveyIdOf, toSubmission, type Sender } from './response-body.js';
import { ResponseReceiptDto, toReceiptJson } from './response-receipt.dto.js';

const NO_QUERY = { query: [] };

/** Accepts responses as JSON. This is the hot path, hence plain Fastify routes with compiled schemas. */
@Injectable()
export class IntakeRoutes extends RawRoutes {
  constructor(
    private readonly directory: SurveyDirectory,
    private readonly submit: SubmitResponse,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    server.post(
      '/v1/responses',
      { onRequest: edge.allow('responses:create'), config: NO_QUERY },
      async (request, reply) => sendReceipt(reply, await this.#fromCaller(request, edge.caller(request))),
    );
    server.post<{ Params: { code: string } }>(
      '/v1/links/:code/responses',
      { onRequest: edge.open(), config: NO_QUERY },
      async (request, reply) => sendReceipt(reply, await this.#fromLink(request, request.params.code)),
    );
    document(edge);
  }

  async #fromCaller(request: FastifyRequest, caller: Caller): Promise<AcceptedResponse> {
    const sender: Sender = caller.kind === 'publishable-key' ? 'publishable' : 'secret';
    const body = readBody(sender, request.body);
    const survey = await this.directory.findOrWait({ tenantId: caller.tenantId, surveyId: surveyIdOf(body) });
    if (survey === undefined) throw responsesErrors.error('survey-not-found');
    const channel = sender === 'publishable' ? 'widget' : 'api';
    const submission = toSubmission(body, channel, idOfKey(request, caller));
    return this.submit.execute(survey, submission, sizeOf(request));
  }

  /** Without a credential, absent, unpublished and closed surveys must look the same. */
  async #fromLink(request: FastifyRequest, code: string): Promise<AcceptedResponse> {
    const body = readBody('link', request.body);
    const survey = isLinkCode(code) ? await this.directory.findByLink(code) : undefined;
    if (survey?.status !== 'open') throw responsesErrors.error('survey-not-found');
    return this.submit.execute(survey, toSubmission(body, 'link', undefined), sizeOf(request));
  }
}

/** Whether the string has the form of a link code. */
export function isLinkCode(text: string): boolean {
  return /^[0-9A-Za-z_-]{4,40}$/.test(text);
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
  const example = { answers: { nps: 9, why: 'Fast delivery' }, language: 'en' };
  const reply = { status: 201, reply: ResponseReceiptDto } as const;
  edge.document('/v1/responses', 'post', {
    id: 'createResponse',
    summary: 'Submit a response',
    description:
      'The reply is sent after the commit. The same `submission_id` with the same content always gets the same reply; ' +
      'an `Idempotency-Key` can replace it. `submitted_at` is accepted from secret keys only.',
    ...reply,
    body: {
      schema: BODY_SCHEMAS.secret,
      example: { survey_id: 'srv_0198c0a41d3e7b6f8a2c5d4e3f2a1b0c', ...example },
    },
    problems: [404, 409, 413, 422, 503],
  });
  edge.document('/v1/links/:code/responses', 'post', {
    id: 'createLinkResponse',
    summary: 'Submit a response through a public link',
    ...reply,
    body: { schema: BODY_SCHEMAS.link, example },
    parameters: { code: 'Code of the public link.' },
    problems: [404, 413, 422, 503],
  });
}
