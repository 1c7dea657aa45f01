import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { RawRoutes, secretPageReply, type Edge } from '@hearback/http';
import { interfaceTexts, messagePageHtml, pageLanguages } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ReadLinkedReport } from '../../application/mailings/read-linked-report.js';
import { boardPage, PAGE_POLICY, reportPage, sharedNote } from './report-pages.js';
import { ShareAddresses } from './share-addresses.js';

interface Page {
  Params: { token: string };
}

/** Tells that a browser has shown the page. Programs that only fetch it run no script, so they are not counted as readers. */
const TOLD = `fetch(location.pathname,{method:'POST',credentials:'omit',keepalive:true}).catch(function(){})`;

/**
 * Reports that are shared by link: read without an account, and without script. GET changes nothing; a view is counted by a request of
 * the page itself.
 */
@Injectable()
export class LinkedReportRoutes extends RawRoutes {
  constructor(
    private readonly addresses: ShareAddresses,
    private readonly reports: ReadLinkedReport,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    server.get<Page>('/shared/:token', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/shared/:token', open, (request, reply) => this.#count(edge, request, reply));
    const parameters = { token: 'Token of the link.' };
    edge.document('/shared/:token', 'get', {
      id: 'showSharedReport',
      summary: 'Show a report that is shared by link as a page',
      description: 'Exactly the view that was shared; 404 once the link has expired or was revoked. Changes nothing.',
      reply: 'html',
      pages: [404],
      problems: [429],
      parameters,
    });
    edge.document('/shared/:token', 'post', {
      id: 'countSharedReportView',
      summary: 'Count that a browser has shown a shared report',
      description: 'Sent by the page itself.',
      reply: 'no-content',
      pages: [404],
      problems: [429],
      parameters,
    });
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const ids = this.addresses.read(request.params.token);
    if (ids !== undefined) await edge.limit(`shared ${ids.id}`, request, reply);
    const shared = await edge.lookUp(request, async () =>
      ids === undefined ? undefined : this.reports.execute(ids.tenantId, ids.id),
    );
    if (shared === undefined) return absent(request, reply);
    const nonce = randomBytes(16).toString('base64');
    const { content, tiles, link } = shared;
    const frame = { notes: [sharedNote(content, link.expiresAt)], script: { nonce, text: TOLD } };
    const html = await (tiles === null ? reportPage(content, frame) : boardPage(content, tiles, frame));
    const policy = `${PAGE_POLICY}; script-src 'nonce-${nonce}'; connect-src 'self'; frame-ancestors 'none'`;
    return secretPageReply(reply, { html, policy });
  }

  async #count(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const ids = this.addresses.read(request.params.token);
    if (ids === undefined) return absent(request, reply);
    await edge.limit(`shared ${ids.id}`, request, reply);
    await this.reports.countView(ids.tenantId, ids.id);
    return reply.code(204).send();
  }
}

function absent(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const [language] = pageLanguages([], request.headers['accept-language'], ['en', 'de', 'fr', 'ar']);
  return secretPageReply(reply, messagePageHtml(interfaceTexts(language), 'absent', 'absentText'), 404);
}
