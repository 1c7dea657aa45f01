import { Injectable } from '@nestjs/common';
import { RawRoutes, secretPageReply, type Edge } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import {
  CALL_BACK_FIELDS as FIELDS,
  callBackPageHtml,
  callBackTexts,
  interfaceTexts,
  messagePageHtml,
  Moments,
  pageLanguages,
  shownFace,
  STATUS_LANGUAGES,
  textField,
  type CallBackDraft,
  type CallBackMistake,
  type Fields,
} from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { RequestCallBack, type CallBackOffer } from '../../application/call-back/request-call-back.js';
import { readCallBack } from './call-back-form.js';
import { documentCallBackPage } from './call-back-page.documents.js';

interface Page {
  Params: { token: string };
}

/** What a page shows beside its form. */
interface Shown {
  readonly status: number;
  readonly draft?: CallBackDraft;
  readonly mistake?: CallBackMistake;
  readonly sent?: Date;
}

const FORM_BYTES = 24_576;
/** Seconds after which others may ask again. */
const RETRY_AFTER_S = 3_600;

/** The page on which a customer asks to be called back. It works without JavaScript; GET changes nothing. */
@Injectable()
export class CallBackPageRoutes extends RawRoutes {
  constructor(
    private readonly callBacks: RequestCallBack,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { forCustomers: true, accepts: ['form'] as const } };
    server.get<Page>('/call/:token', open, async (request, reply) => {
      const found = await this.#found(edge, request);
      return found === undefined ? absent(request, reply) : this.#page(request, reply, found.offer, { status: 200 });
    });
    server.post<Page>('/call/:token', form, (request, reply) => this.#submit(edge, request, reply));
    documentCallBackPage(edge);
  }

  async #submit(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.#found(edge, request);
    if (found === undefined) return absent(request, reply);
    const { tenantId, offer } = found;
    await edge.limit(`call-back ${tenantId}`, request, reply);
    const read = readCallBack((request.body ?? {}) as Fields);
    if ('mistake' in read) return this.#page(request, reply, offer, { ...read, status: 422 });
    const { when, name, phone, email, note } = read.request;
    const result = await this.callBacks.execute(tenantId, read.request);
    if (result === 'sent') return this.#page(request, reply, offer, { sent: when, status: 200 });
    const draft = { when: result === 'gone' ? '' : when.toISOString(), name, phone, email, note };
    if (result === 'busy') void reply.header('retry-after', RETRY_AFTER_S);
    return this.#page(request, reply, offer, { draft, mistake: result, status: result === 'busy' ? 429 : 409 });
  }

  #found(edge: Edge, request: FastifyRequest<Page>) {
    return edge.lookUp(request, async () => {
      const tenantId = this.callBacks.tenantOf(request.params.token);
      if (tenantId === undefined) return undefined;
      const offer = await this.callBacks.offer(tenantId);
      return offer === undefined ? undefined : { tenantId, offer };
    });
  }

  #page(
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    { face, slots, timeZone }: CallBackOffer,
    { status, ...shown }: Shown,
  ): FastifyReply {
    const [language, ...languages] = languagesOf(request);
    const page = {
      own: callBackTexts(language, face.tone),
      languages,
      ...shownFace(face),
      action: `/call/${request.params.token}`,
      form: this.ids.next(),
      slots,
      moments: new Moments(language, timeZone, this.clock.now()),
      ...shown,
    };
    return secretPageReply(reply, callBackPageHtml(page, { brand: face.color ?? undefined }), status);
  }
}

/** The page of a link that leads nowhere; it has no brand, so that it says nothing. */
function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [language] = languagesOf(request);
  return secretPageReply(reply, messagePageHtml(interfaceTexts(language), 'absent', 'absentText'), 404);
}

function languagesOf(request: FastifyRequest): readonly [string, ...string[]] {
  const { query, body } = request as { query: Fields; body: Fields | undefined };
  const named = textField(body ?? {}, FIELDS.page) ?? textField(query, 'lang');
  return pageLanguages([named], request.headers['accept-language'], STATUS_LANGUAGES);
}
