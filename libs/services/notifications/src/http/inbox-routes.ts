import { Injectable } from '@nestjs/common';
import { htmlReply, isFromThisMachine, listReply, RawRoutes, type AccessHook, type Edge } from '@hearback/http';
import { InboxAnswers, InboxStore, type InboxMail } from '../application/inbox.js';
import { notificationsErrors } from '../application/notifications.errors.js';
import { NotificationsConfig } from '../notifications.config.js';
import { INBOX_CSP, inboxMailPage, inboxPage, MAX_ANSWER, SHOWN_MAILS, type ReplyForm } from './inbox-page.js';

type Server = Parameters<RawRoutes['register']>[0];
type Request = Parameters<AccessHook>[0];
type Reply = Parameters<AccessHook>[1];

/** Bytes of a form: each character of an answer may take twelve. */
const FORM_BYTES = 12 * MAX_ANSWER + 1_024;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The built-in inbox, for requests from the same machine; other requests get 404. */
@Injectable()
export class InboxRoutes extends RawRoutes {
  constructor(
    private readonly config: NotificationsConfig,
    private readonly inbox: InboxStore,
    private readonly answers: InboxAnswers,
  ) {
    super();
  }

  override register(server: Server, edge: Edge): void {
    const onRequest = edge.open();
    const config = { query: ['to'] };
    server.get('/inbox', { onRequest }, (request, reply) => this.list(request, reply));
    server.get('/inbox/messages', { onRequest, config }, (request) => this.messages(request));
    server.get('/inbox/:id', { onRequest, config: { query: ['sent'] } }, (request, reply) => this.one(request, reply));
    const form = { onRequest, bodyLimit: FORM_BYTES, config: { accepts: ['form'] as const } };
    server.post('/inbox/:id/reply', form, (request, reply) => this.answer(request, reply));
    this.document(edge);
  }

  private async list(request: Request, reply: Reply): Promise<Reply> {
    this.requireLocal(request);
    return htmlReply(reply, inboxPage(await this.inbox.list(SHOWN_MAILS)), { csp: INBOX_CSP });
  }

  private async messages(request: Request): Promise<object> {
    this.requireLocal(request);
    const { to } = request.query as { to?: unknown };
    const mails = await this.inbox.list(SHOWN_MAILS, typeof to === 'string' ? to : undefined);
    return listReply(mails.map(toJson), null);
  }

  private async one(request: Request, reply: Reply): Promise<Reply> {
    const mail = await this.find(request);
    const { sent } = request.query as { sent?: unknown };
    return this.page(reply, mail, { note: sent === undefined ? '' : 'The answer was accepted.', text: '' });
  }

  /** Answers a mail as its recipient. */
  private async answer(request: Request, reply: Reply): Promise<Reply> {
    const mail = await this.find(request);
    const { text } = (request.body ?? {}) as { text?: unknown };
    if (typeof text !== 'string' || text.trim() === '' || text.length > MAX_ANSWER)
      return this.page(reply, mail, { note: `Write between 1 and ${MAX_ANSWER} characters.`, text: '' }, 422);
    const failure = await this.answers.send(mail, text);
    if (failure === undefined) return reply.redirect(`/inbox/${mail.id}?sent=1`, 303);
    return this.page(reply, mail, { note: `The answer was not accepted: ${failure}`, text }, 422);
  }

  private async find(request: Request): Promise<InboxMail> {
    this.requireLocal(request);
    const { id } = request.params as { id: string };
    const mail = UUID.test(id) ? await this.inbox.find(id) : undefined;
    if (mail === undefined) throw notificationsErrors.error('no-inbox');
    return mail;
  }

  private page(reply: Reply, mail: InboxMail, form: Omit<ReplyForm, 'to'>, status = 200): Reply {
    const to = this.answers.addressFor(mail);
    const html = inboxMailPage(mail, to === undefined ? undefined : { to, ...form });
    return htmlReply(reply, html, { csp: INBOX_CSP, status });
  }

  private requireLocal(request: Request): void {
    if (this.config.inbox !== 'on' || !isFromThisMachine(request)) throw notificationsErrors.error('no-inbox');
  }

  private document(edge: Edge): void {
    const problems = [404];
    edge.document('/inbox', 'get', {
      id: 'showInbox',
      summary: 'Show the mail sent on this machine as a page',
      reply: 'html',
      problems,
    });
    edge.document('/inbox/messages', 'get', {
      id: 'listInboxMessages',
      summary: 'List the mail sent on this machine',
      reply: 'json',
      problems,
    });
    edge.document('/inbox/:id', 'get', {
      id: 'showInboxMessage',
      summary: 'Show a mail sent on this machine as a page',
      reply: 'html',
      parameters: { id: 'Id of the mail.' },
      problems,
    });
    edge.document('/inbox/:id/reply', 'post', {
      id: 'answerInboxMessage',
      summary: 'Answer a mail sent on this machine as its recipient, by a form',
      reply: 'html',
      accepts: ['form'],
      parameters: { id: 'Id of the mail.' },
      problems,
    });
  }
}

function toJson({ id, receivedAt, from, to, subject, messageId, text, html, headers }: InboxMail) {
  return { id, received_at: receivedAt.toISOString(), from, to, subject, message_id: messageId, text, html, headers };
}
