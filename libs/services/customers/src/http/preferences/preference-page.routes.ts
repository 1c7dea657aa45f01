import { Injectable } from '@nestjs/common';
import { separateTransactions, TenantDatabase } from '@hearback/database';
import { RawRoutes, type Edge } from '@hearback/http';
import { AppError, Clock } from '@hearback/kernel';
import { PREFERENCE_FIELDS as FIELDS, type Fields } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LinkOwners } from '../../application/preferences/link-owner.js';
import { SavePreferences } from '../../application/preferences/save-preferences.js';
import { absent, sendPage } from './link-replies.js';
import { frameOf, LinkVisits, namedLanguage, type LinkVisit } from './link-visit.js';
import { preferencesShown, readPreferenceForm } from './preference-form.js';

interface Page {
  Params: { token: string };
}

/** More than a form with every field. */
const FORM_BYTES = 16_384;

/** The page on which customers say what they want. It works without JavaScript; GET changes nothing. */
@Injectable()
export class PreferencePageRoutes extends RawRoutes {
  constructor(
    private readonly owners: LinkOwners,
    private readonly visits: LinkVisits,
    private readonly savePreferences: SavePreferences,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { forCustomers: true, accepts: ['form'] as const } };
    server.get<Page>('/p/:token', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/p/:token', form, (request, reply) => this.#save(edge, request, reply));
    document(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    return visit === undefined ? absent(request, reply) : this.#page(request, reply, visit);
  }

  async #save(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    if (visit === undefined) return absent(request, reply);
    const { owner, choices } = visit;
    await edge.limit(owner.customerId, request, reply);
    const { own } = frameOf(visit, request, namedLanguage(request, FIELDS.page));
    const saved = readPreferenceForm((request.body ?? {}) as Fields, choices, own, this.clock.now());
    try {
      await this.savePreferences.execute(separateTransactions(this.database, owner.tenantId), owner.customerId, saved);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'customers.preferences-changed') throw error;
      return this.#page(request, reply, await this.#again(visit), 'elsewhere');
    }
    return this.#page(request, reply, await this.#again(visit), 'saved');
  }

  #page(
    request: FastifyRequest<Page>,
    reply: FastifyReply,
    visit: LinkVisit,
    notice?: 'saved' | 'elsewhere',
  ): FastifyReply {
    const frame = frameOf(visit, request, namedLanguage(request, FIELDS.page));
    const shown = preferencesShown(visit.choices, this.clock.now());
    const content = { page: 'preferences' as const, ...frame, shown, action: `/p/${request.params.token}`, notice };
    return sendPage(reply, visit.face, content, notice === 'elsewhere' ? 409 : 200);
  }

  async #visit(edge: Edge, request: FastifyRequest<Page>): Promise<LinkVisit | undefined> {
    return edge.lookUp(request, async () => this.visits.of(await this.owners.ofPreferences(request.params.token)));
  }

  async #again(visit: LinkVisit): Promise<LinkVisit> {
    return (await this.visits.of(visit.owner)) ?? visit;
  }
}

function document(edge: Edge): void {
  const parameters = { token: 'Token of the link in a mail to a customer.' };
  edge.document('/p/:token', 'get', {
    id: 'showPreferencePage',
    summary: 'Show what a customer allows and wants as a page',
    description: 'Changes nothing. `lang` chooses the language.',
    reply: 'html',
    pages: [404],
    parameters,
  });
  edge.document('/p/:token', 'post', {
    id: 'savePreferencePage',
    summary: 'Save the page of preferences',
    description:
      'Sets preferences, and adds the decisions that differ from what the page showed to the consent ledger. 409 with the page if the preferences were changed since it was shown.',
    status: 200,
    reply: 'html',
    pages: [404, 409],
    problems: [429],
    accepts: ['form'],
    parameters,
  });
}
