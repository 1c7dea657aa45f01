import { Injectable } from '@nestjs/common';
import { RawRoutes, secretPageReply, type Edge } from '@hearback/http';
import { AppError, Clock, Ids } from '@hearback/kernel';
import {
  interfaceTexts,
  MAX_STATUS_TEXT,
  messagePageHtml,
  Moments,
  pageLanguages,
  shownFace,
  STATUS_FIELDS as FIELDS,
  STATUS_LANGUAGES,
  statusPageHtml,
  statusTexts,
  textField,
  type Fields,
} from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReadStatusPage, type StatusView } from '../../application/status/read-status-page.js';
import { StatusLinks, type LinkedTask } from '../../application/status/status-links.js';
import { statusContent } from './status-content.js';
import { StatusForms, type Answered } from './status-forms.js';
import { documentStatusPage } from './status-page.documents.js';

interface Page {
  Params: { token: string };
}

/** A form with the longest text, each character of which may take nine bytes. */
const FORM_BYTES = MAX_STATUS_TEXT * 9 + 4_096;

/** The page on which a customer sees how the matter stands, and answers. It works without JavaScript; GET changes nothing. */
@Injectable()
export class StatusPageRoutes extends RawRoutes {
  constructor(
    private readonly links: StatusLinks,
    private readonly read: ReadStatusPage,
    private readonly forms: StatusForms,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { forCustomers: true, accepts: ['form'] as const } };
    server.get<Page>('/t/:token', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/t/:token', form, (request, reply) => this.#answer(edge, request, reply));
    documentStatusPage(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const linked = await this.#linked(edge, request);
    return linked === undefined ? absent(request, reply) : this.#page(request, reply, linked, { status: 200 });
  }

  async #answer(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const linked = await this.#linked(edge, request);
    if (linked === undefined) return absent(request, reply);
    await edge.limit(`status ${linked.taskId}`, request, reply);
    try {
      return await this.#page(request, reply, linked, await this.forms.submit(linked, (request.body ?? {}) as Fields));
    } catch (error) {
      // The promise has changed since the page was shown: this is how it stands now.
      if (!(error instanceof AppError) || !error.code.startsWith('followups.promise-')) throw error;
      return this.#page(request, reply, linked, { status: 409 });
    }
  }

  async #page(
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    linked: LinkedTask,
    { notice, status, draft }: Answered,
  ): Promise<FastifyReply> {
    const view = await this.read.execute(linked);
    if (view === undefined) return absent(request, reply);
    const now = this.clock.now();
    const [language, ...languages] = languagesOf(request, view);
    const zone = view.customer?.timeZone ?? view.workspace.timeZone;
    const page = {
      own: statusTexts(language, view.face.tone),
      languages,
      ...shownFace(view.face),
      shown: statusContent(view, now),
      action: `/t/${request.params.token}`,
      form: this.ids.next(),
      moments: new Moments(language, zone, now),
      now,
      expiresAt: linked.expiresAt,
      notice,
      draft,
    };
    return secretPageReply(reply, statusPageHtml(page, { brand: view.face.color ?? undefined }), status);
  }

  #linked(edge: Edge, request: FastifyRequest<Page>): Promise<LinkedTask | undefined> {
    return edge.lookUp(request, () => this.links.taskOf(request.params.token));
  }
}

/** The page of a link that leads nowhere, whether it was forged or has expired; it has no brand, so that it says nothing. */
function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [language] = languagesOf(request, undefined);
  return secretPageReply(reply, messagePageHtml(interfaceTexts(language), 'absent', 'absentText'), 404);
}

function languagesOf(request: FastifyRequest, view: StatusView | undefined): readonly [string, ...string[]] {
  const { query, body } = request as { query: Fields; body: Fields | undefined };
  const named = textField(body ?? {}, FIELDS.page) ?? textField(query, 'lang');
  const wanted = [named, view?.customer?.language, view?.detail.facts?.language];
  return pageLanguages(wanted, request.headers['accept-language'], STATUS_LANGUAGES);
}
