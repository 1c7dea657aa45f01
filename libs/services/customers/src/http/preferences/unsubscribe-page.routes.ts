import { Injectable } from '@nestjs/common';
import { separateTransactions, TenantDatabase, type UnitOfWork } from '@hearback/database';
import { RawRoutes, requestErrors, SignedLinks, type Edge } from '@hearback/http';
import { PREFERENCE_FIELDS as FIELDS, textField, type Fields } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LinkOwners } from '../../application/preferences/link-owner.js';
import { Unsubscribe } from '../../application/preferences/unsubscribe.js';
import { UNSUBSCRIBE_CHOICES, type UnsubscribeChoice } from '../../domain/consent/unsubscribe-choice.js';
import { absent, sendPage } from './link-replies.js';
import { frameOf, LinkVisits, namedLanguage, type LinkVisit } from './link-visit.js';

interface Page {
  Params: { token: string };
}

const FORM_BYTES = 4_096;
const CONFIG = { forCustomers: true, accepts: ['form', 'multipart'] as const };

/**
 * Being asked less or not at all. A mail program stops questions with one POST (RFC 8058); a person gets a page with less before nothing.
 * GET and HEAD change nothing, because programs open every link of a mail.
 */
@Injectable()
export class UnsubscribePageRoutes extends RawRoutes {
  constructor(
    private readonly owners: LinkOwners,
    private readonly visits: LinkVisits,
    private readonly unsubscribe: Unsubscribe,
    private readonly database: TenantDatabase,
    private readonly links: SignedLinks,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { onRequest: edge.open(), bodyLimit: FORM_BYTES, config: CONFIG };
    server.get<Page>('/u/:token', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/u/:token', form, (request, reply) => this.#receive(edge, request, reply));
    document(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    return visit === undefined ? absent(request, reply) : this.#page(request, reply, visit, false);
  }

  async #receive(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    if (visit === undefined) return absent(request, reply);
    const { owner } = visit;
    await edge.limit(owner.customerId, request, reply);
    const fields = (request.body ?? {}) as Fields;
    const unit = separateTransactions(this.database, owner.tenantId);
    if (textField(fields, 'List-Unsubscribe') === 'One-Click') return this.#stopAtOnce(unit, visit, request, reply);
    if (textField(fields, FIELDS.go) === 'undo') {
      const { own } = this.#frame(visit, request);
      await this.unsubscribe.undo(unit, owner, own.language);
      return this.#page(request, reply, visit, true);
    }
    const choice = UNSUBSCRIBE_CHOICES.find((each) => each === textField(fields, FIELDS.choice));
    if (choice === undefined) throw requestErrors.error('malformed', 'The form must have a `choice`.');
    return this.#choose(unit, visit, choice, request, reply);
  }

  async #stopAtOnce(
    unit: UnitOfWork,
    visit: LinkVisit,
    request: FastifyRequest<Page>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const at = await this.unsubscribe.choose(unit, visit.owner, 'stop', { way: 'one_click', locale: null });
    return this.#done(request, reply, visit, 'stop', at);
  }

  async #choose(
    unit: UnitOfWork,
    visit: LinkVisit,
    choice: UnsubscribeChoice,
    request: FastifyRequest<Page>,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const { own } = this.#frame(visit, request);
    const by = { way: 'page' as const, locale: own.language, text: own.texts.stop };
    return this.#done(request, reply, visit, choice, await this.unsubscribe.choose(unit, visit.owner, choice, by));
  }

  #done(
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    visit: LinkVisit,
    choice: UnsubscribeChoice,
    at: Date,
  ): FastifyReply {
    const preferences = `/p/${this.links.write('preferences', [visit.owner.customerId])}`;
    const action = `/u/${request.params.token}`;
    const frame = this.#frame(visit, request);
    return sendPage(reply, visit.face, { page: 'unsubscribed', ...frame, action, choice, at, preferences });
  }

  #page(request: FastifyRequest<Page>, reply: FastifyReply, visit: LinkVisit, isUndone: boolean): FastifyReply {
    const action = `/u/${request.params.token}`;
    const { topic } = visit;
    return sendPage(reply, visit.face, {
      page: 'unsubscribe',
      ...this.#frame(visit, request),
      action,
      topic,
      isUndone,
    });
  }

  #frame(visit: LinkVisit, request: FastifyRequest<Page>) {
    return frameOf(visit, request, namedLanguage(request, FIELDS.page));
  }

  #visit(edge: Edge, request: FastifyRequest<Page>): Promise<LinkVisit | undefined> {
    return edge.lookUp(request, async () => this.visits.of(await this.owners.ofUnsubscribing(request.params.token)));
  }
}

function document(edge: Edge): void {
  const parameters = { token: 'Token of the link in a mail with a question.' };
  edge.document('/u/:token', 'get', {
    id: 'showUnsubscribePage',
    summary: 'Show the ways to be asked less as a page',
    description: 'Changes nothing. `lang` chooses the language.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/u/:token', 'post', {
    id: 'unsubscribe',
    summary: 'Be asked less, or not at all',
    description:
      '`List-Unsubscribe=One-Click` (RFC 8058) stops questions at once. The form of the page has a `choice`, or takes it back within 24 hours. Repeating it changes nothing more.',
    status: 200,
    reply: 'html',
    pages: [404],
    problems: [400, 409, 429],
    accepts: ['form', 'multipart'],
    parameters,
  });
}
