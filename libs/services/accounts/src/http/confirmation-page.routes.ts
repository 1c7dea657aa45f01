import { AppError } from '@hearback/kernel';
import { deviceTokenOf, htmlReply, networkOf, RawRoutes, type Edge } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ConfirmAddress } from '../application/confirm-address.js';
import { confirmationPage, pageLanguage, type PageState } from './confirmation-page.js';

interface Page {
  Params: { token: string };
}

/** The platform's cookie plugin adds the cookies. */
type WithCookies = FastifyRequest<Page> & Parameters<typeof deviceTokenOf>[0];

const TOKEN = /^[\w-]{43}$/;
/** More than the longest password that is accepted. */
const FORM_BYTES = 16_384;

const STATUS = { confirmed: 200, 'unknown-link': 404, taken: 409, 'wrong-password': 422 } as const;

/** The page of a mailed link, on which the owner of an address confirms it. GET changes nothing, so mail scanners confirm nothing. */
@Injectable()
export class ConfirmationPageRoutes extends RawRoutes {
  constructor(private readonly confirmAddress: ConfirmAddress) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open() };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { accepts: ['form'] as const } };
    server.get<Page>('/confirm/:token', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/confirm/:token', form, (request, reply) => this.#confirm(edge, request, reply));
    document(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const isValid = await this.#isValid(edge, request);
    return page(request, reply, isValid ? 'form' : 'unknown-link', isValid ? 200 : 404);
  }

  async #confirm(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    if (!(await this.#isValid(edge, request))) return page(request, reply, 'unknown-link', 404);
    const { password } = (request.body ?? {}) as { password?: unknown };
    if (typeof password !== 'string' || password === '') return page(request, reply, 'wrong-password', 422);
    const origin = { network: networkOf(request.ip), deviceToken: deviceTokenOf(request as WithCookies) };
    try {
      const state = await this.confirmAddress.execute({ token: request.params.token, password, origin });
      return page(request, reply, state, STATUS[state]);
    } catch (error) {
      if (!(error instanceof AppError) || error.definition.kind !== 'unavailable') throw error;
      void reply.header('retry-after', String(error.retryAfter ?? 1));
      return page(request, reply, 'later', error.definition.status ?? 503);
    }
  }

  async #isValid(edge: Edge, request: FastifyRequest<Page>): Promise<boolean> {
    const { token } = request.params;
    const find = async () => (TOKEN.test(token) && (await this.confirmAddress.isValid(token))) || undefined;
    return (await edge.lookUp(request, find)) ?? false;
  }
}

function page(request: FastifyRequest, reply: FastifyReply, state: PageState, status: number): FastifyReply {
  const language = pageLanguage(request.headers['accept-language']);
  return htmlReply(reply.header('vary', 'accept-language'), confirmationPage(language, state), { status });
}

function document(edge: Edge): void {
  const parameters = { token: 'Token of the link in a confirmation mail.' };
  edge.document('/confirm/:token', 'get', {
    id: 'showConfirmationPage',
    summary: 'Show the page that confirms an e-mail address',
    description: 'Changes nothing.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/confirm/:token', 'post', {
    id: 'confirmAddress',
    summary: 'Confirm an e-mail address',
    description: 'Needs the password of the account, so that nobody confirms the account of a stranger.',
    reply: 'html',
    pages: [404, 409, 422, 429, 503],
    accepts: ['form'],
    parameters,
  });
}
