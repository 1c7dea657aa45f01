import { Injectable } from '@nestjs/common';
import { separateTransactions, TenantDatabase } from '@hearback/database';
import { RawRoutes, requestErrors, secretPageReply, SignedLinks, type Edge } from '@hearback/http';
import { staffLanguage, type StaffLanguage } from '@hearback/questionnaire';
import { textField, type Fields } from '@hearback/survey-ui';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ChooseReportMail } from '../../application/reports/choose-report-mail.js';
import { ReportMailStore, type ConfirmedRecipient } from '../../application/reports/report-mail-store.js';
import type { RecipientState } from '../../domain/reports/report-recipient.js';
import { RECIPIENT_POLICY, recipientPage } from './recipient-page.js';

interface Page {
  Params: { token: string };
}

interface Visit {
  readonly tenantId: string;
  readonly recipient: ConfirmedRecipient;
}

const PATH = '/report-mails/:token';

/** Where recipients start and stop reports. A mail program stops them with one POST (RFC 8058). GET changes nothing. */
@Injectable()
export class RecipientPageRoutes extends RawRoutes {
  constructor(
    private readonly store: ReportMailStore,
    private readonly choose: ChooseReportMail,
    private readonly links: SignedLinks,
    private readonly database: TenantDatabase,
  ) {
    super();
  }

  override register(server: FastifyInstance, edge: Edge): void {
    const open = { onRequest: edge.open(), config: { forCustomers: true } };
    const form = { ...open, bodyLimit: 4_096, config: { forCustomers: true, accepts: ['form', 'multipart'] as const } };
    server.get<Page>(PATH, open, async (request, reply) => {
      const visit = await this.#visit(edge, request);
      return send(reply, languageOf(visit, request), visit?.recipient.status ?? null);
    });
    server.post<Page>(PATH, form, (request, reply) => this.#receive(edge, request, reply));
    const parameters = { token: 'Token of the link in a mail.' };
    edge.document(PATH, 'get', {
      id: 'showReportMailChoice',
      summary: 'Show whether somebody gets a report by mail as a page',
      description: 'Changes nothing.',
      reply: 'html',
      pages: [404],
      parameters,
    });
    edge.document(PATH, 'post', {
      id: 'chooseReportMail',
      summary: 'Start or stop a report by mail',
      description:
        '`List-Unsubscribe=One-Click` (RFC 8058) stops it at once. The form of the page has a `choice`: `start` or `stop`. Repeating it changes nothing more.',
      status: 200,
      reply: 'html',
      pages: [404],
      problems: [400, 429],
      accepts: ['form', 'multipart'],
      parameters,
    });
  }

  async #receive(edge: Edge, request: FastifyRequest<Page>, reply: FastifyReply): Promise<FastifyReply> {
    const visit = await this.#visit(edge, request);
    if (visit === undefined) return send(reply, languageOf(visit, request), null);
    const { tenantId, recipient } = visit;
    await edge.limit(`report-mail ${recipient.id}`, request, reply);
    const status = chosenOf((request.body ?? {}) as Fields);
    if (status === undefined)
      throw requestErrors.error('malformed', 'The form must have a `choice`: `start` or `stop`.');
    await this.choose.execute(separateTransactions(this.database, tenantId), recipient.id, status);
    return send(reply, languageOf(visit, request), status);
  }

  #visit(edge: Edge, request: FastifyRequest<Page>): Promise<Visit | undefined> {
    return edge.lookUp(request, async () => {
      const [tenantId, id] = this.links.read('report-recipient', request.params.token) ?? [];
      if (tenantId === undefined || id === undefined) return undefined;
      const recipient = await this.store.findRecipient(tenantId, id);
      return recipient === undefined ? undefined : { tenantId, recipient };
    });
  }
}

function chosenOf(fields: Fields): 'active' | 'stopped' | undefined {
  if (textField(fields, 'List-Unsubscribe') === 'One-Click') return 'stopped';
  const choice = textField(fields, 'choice');
  if (choice === 'start') return 'active';
  return choice === 'stop' ? 'stopped' : undefined;
}

function languageOf(visit: Visit | undefined, request: FastifyRequest): StaffLanguage {
  return staffLanguage(visit?.recipient.language ?? request.headers['accept-language']?.split(/[,;]/)[0] ?? 'en');
}

function send(reply: FastifyReply, language: StaffLanguage, status: RecipientState | null): FastifyReply {
  const page = { html: recipientPage(language, status), policy: RECIPIENT_POLICY };
  return secretPageReply(reply, page, status === null ? 404 : 200);
}
