import { Injectable } from '@nestjs/common';
import { separateTransactions, TenantDatabase } from '@hearback/database';
import { RawRoutes, type Edge } from '@hearback/http';
import { copyTexts, Moments, PREFERENCE_FIELDS as FIELDS, textField, type Fields } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { LinkOwners } from '../../application/preferences/link-owner.js';
import { OpenDataCopy, type OpenedCopy } from '../../application/privacy/open-data-copy.js';
import { absent, sendPage } from '../preferences/link-replies.js';
import { frameOf, LinkVisits, namedLanguage, type LinkVisit } from '../preferences/link-visit.js';
import { documentDataCopyPage } from './data-copy-page.documents.js';

interface Page {
  Params: { token: string };
}

const FORM_BYTES = 4_096;

/** The page on which customers fetch the copy of their data, as a page and as a file. GET changes nothing and shows nothing of it. */
@Injectable()
export class DataCopyPageRoutes extends RawRoutes {
  constructor(
    private readonly owners: LinkOwners,
    private readonly visits: LinkVisits,
    private readonly copies: OpenDataCopy,
    private readonly database: TenantDatabase,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: FORM_BYTES, config: { forCustomers: true, accepts: ['form'] as const } };
    server.get<Page>('/p/:token/copy', open, (request, reply) => this.#show(edge, request, reply));
    server.post<Page>('/p/:token/copy', form, (request, reply) => this.#fetch(edge, request, reply));
    documentDataCopyPage(edge);
  }

  async #show(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.#find(edge, request);
    if (found === undefined) return absent(request, reply);
    const { visit, unit, copyId } = found;
    const state = await this.copies.state(unit, visit.owner.customerId, copyId);
    if (state === 'expired') return expired(visit, request, reply);
    return sendPage(reply, visit.face, { page: 'fetch-copy', ...shown(visit, request) });
  }

  async #fetch(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const found = await this.#find(edge, request);
    if (found === undefined) return absent(request, reply);
    const { visit, unit, copyId } = found;
    await edge.limit(visit.owner.customerId, request, reply);
    const opened = await this.copies.execute(unit, copyId);
    if (opened === undefined) return expired(visit, request, reply);
    if (textField((request.body ?? {}) as Fields, FIELDS.go) === 'file') return file(reply, visit, opened);
    const { tables, copy } = opened;
    const page = shown(visit, request);
    const zone = visit.choices.customer.timeZone ?? 'UTC';
    const madeAt = copy.completedAt ?? copy.requestedAt;
    const at = new Moments(page.own.language, zone, madeAt).exact(madeAt);
    return sendPage(reply, visit.face, { page: 'copy', ...page, madeAt: at, tables });
  }

  #find(edge: Edge, request: FastifyRequest<Page>) {
    return edge.lookUp(request, async () => {
      const found = await this.owners.ofCopy(request.params.token);
      const visit = found && (await this.visits.of(found.owner));
      if (found === undefined || visit === undefined) return undefined;
      const unit = separateTransactions(this.database, visit.owner.tenantId);
      return { visit, unit, copyId: found.copyId };
    });
  }
}

function shown(visit: LinkVisit, request: FastifyRequest<Page>) {
  const frame = frameOf(visit, request, namedLanguage(request, FIELDS.page));
  return { ...frame, copy: copyTexts(frame.own.language), action: `/p/${request.params.token}/copy` };
}

function expired(visit: LinkVisit, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const frame = frameOf(visit, request, namedLanguage(request, FIELDS.page));
  return sendPage(reply, visit.face, { page: 'expired', ...frame }, 410);
}

/** The copy as a file for other programs. */
function file(reply: FastifyReply, { face, choices }: LinkVisit, { copy, tables }: OpenedCopy): FastifyReply {
  const data: Record<string, Record<string, unknown>> = {};
  for (const { service, table, rows } of tables) data[service] = { ...data[service], [table]: rows };
  const content = {
    format: 1,
    workspace: face.name,
    customer: choices.customer.externalId,
    made_at: (copy.completedAt ?? copy.requestedAt).toISOString(),
    data,
  };
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-disposition', 'attachment; filename="my-data.json"')
    .header('cache-control', 'no-store')
    .header('referrer-policy', 'no-referrer')
    .send(`${JSON.stringify(content, null, 2)}\n`);
}
