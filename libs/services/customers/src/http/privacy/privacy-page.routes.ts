import { Injectable } from '@nestjs/common';
import { separateTransactions, TenantDatabase } from '@hearback/database';
import { RawRoutes, type Edge } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { PREFERENCE_FIELDS as FIELDS, type LinkPageContent } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LinkOwners } from '../../application/preferences/link-owner.js';
import { ReadPrivacy } from '../../application/privacy/read-privacy.js';
import { RequestPrivacy } from '../../application/privacy/request-privacy.js';
import { stateOf, type PrivacyRequestKind } from '../../domain/consent/privacy-request.js';
import { absent, sendPage } from '../preferences/link-replies.js';
import { frameOf, LinkVisits, namedLanguage, type LinkVisit } from '../preferences/link-visit.js';
import { documentPrivacyPages } from './privacy-page.documents.js';

interface Page {
  Params: { token: string };
}

const FORM_BYTES = 4_096;
const PAGES = { data: 'export', erase: 'erasure' } as const satisfies Record<string, PrivacyRequestKind>;
type PageName = keyof typeof PAGES;

/** What is kept of a customer, and the way to a copy or to erasure: asked for here, confirmed with a link in a mail. GET changes nothing. */
@Injectable()
export class PrivacyPageRoutes extends RawRoutes {
  constructor(
    private readonly owners: LinkOwners,
    private readonly visits: LinkVisits,
    private readonly privacy: ReadPrivacy,
    private readonly requests: RequestPrivacy,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { forCustomers: true, accepts: ['form'] as const } };
    for (const name of Object.keys(PAGES) as PageName[]) {
      server.get<Page>(`/p/:token/${name}`, open, (request, reply) => this.#show(edge, request, reply, name));
      server.post<Page>(`/p/:token/${name}`, form, (request, reply) => this.#request(edge, request, reply, name));
    }
    server.get<Page>('/p/:token/confirm', open, (request, reply) => this.#confirm(edge, request, reply, false));
    server.post<Page>('/p/:token/confirm', form, (request, reply) => this.#confirm(edge, request, reply, true));
    documentPrivacyPages(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply, name: PageName): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    if (visit === undefined) return absent(request, reply);
    const shared = { ...frame(visit, request), path: `/p/${request.params.token}` };
    if (name === 'erase') return sendPage(reply, visit.face, { page: 'erase', ...shared });
    const { customer } = visit.choices;
    const amounts = await this.privacy.amounts(visit.owner.tenantId, customer.id);
    const contact = customer.identities.length + (customer.name === null ? 0 : 1);
    const summary = { contact, details: Object.keys(customer.attributes).length, ...amounts };
    return sendPage(reply, visit.face, { page: 'data', ...shared, summary });
  }

  async #request(
    edge: Edge,
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    name: PageName,
  ): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    if (visit === undefined) return absent(request, reply);
    const { owner, face } = visit;
    await edge.limit(owner.customerId, request, reply);
    const shown = frame(visit, request);
    const unit = separateTransactions(this.database, owner.tenantId);
    await this.requests.create(unit, owner.customerId, PAGES[name], shown.own.language);
    return sendPage(reply, face, { page: 'mail-sent', ...shown, path: `/p/${request.params.token}` });
  }

  async #confirm(
    edge: Edge,
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    isSent: boolean,
  ): Promise<FastifyReply> {
    const found = await edge.lookUp(request, () => this.#requested(request.params.token));
    if (found === undefined) return absent(request, reply);
    const { visit, requestId } = found;
    const { owner, face } = visit;
    const unit = separateTransactions(this.database, owner.tenantId);
    if (isSent) {
      await edge.limit(owner.customerId, request, reply);
      await this.requests.confirm(unit, requestId);
    }
    const content = await this.#standing(visit, requestId, request);
    return sendPage(reply, face, content, content.page === 'expired' ? 410 : 200);
  }

  /** What a link shows that was opened. */
  async #standing(visit: LinkVisit, requestId: string, request: FastifyRequest<Page>): Promise<LinkPageContent> {
    const shown = frame(visit, request);
    const asked = await this.privacy.find(visit.owner.tenantId, requestId);
    const state = asked === undefined ? 'expired' : stateOf(asked, this.clock.now());
    if (asked === undefined || state === 'expired') return { page: 'expired', ...shown };
    if (state === 'confirmed') return { page: asked.kind === 'export' ? 'copy-requested' : 'requested', ...shown };
    return { page: 'confirm', ...shown, kind: asked.kind, action: `/p/${request.params.token}/confirm` };
  }

  async #requested(token: string) {
    const found = await this.owners.ofRequest(token);
    const visit = found && (await this.visits.of(found.owner));
    return found === undefined || visit === undefined ? undefined : { visit, requestId: found.requestId };
  }

  #visit(edge: Edge, request: FastifyRequest<Page>): Promise<LinkVisit | undefined> {
    return edge.lookUp(request, async () => this.visits.of(await this.owners.ofPreferences(request.params.token)));
  }
}

function frame(visit: LinkVisit, request: FastifyRequest) {
  return frameOf(visit, request, namedLanguage(request, FIELDS.page));
}
