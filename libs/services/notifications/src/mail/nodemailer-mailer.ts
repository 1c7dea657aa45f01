import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import nodemailer from 'nodemailer';
import type { Mail, MailFile, MailRoute } from '../application/mailer.js';
import { Mailer } from '../application/mailer.js';
import { outcomeOfFailure, replyLine, type DeliveryResult } from '../domain/delivery.js';
import { InboxServer } from '../inbox/inbox-server.js';
import { NotificationsConfig } from '../notifications.config.js';

type Transporter = ReturnType<typeof openTransport>;

/** Timeouts in milliseconds; after one of them, the mail is retried later. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 } as const;

/** What automatic mails say of themselves. The second is for Exchange, which answers with out-of-office replies despite the first (RFC 3834). */
const AUTOMATIC = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' } as const;

/** `Mailer` over pooled SMTP connections, to the configured server or else to the built-in inbox. */
@Injectable()
export class NodemailerMailer extends Mailer implements OnModuleDestroy {
  private transporter: Transporter | undefined;

  constructor(
    private readonly config: NotificationsConfig,
    private readonly inbox: InboxServer,
  ) {
    super();
  }

  override route(): MailRoute {
    if (this.config.smtpUrl !== undefined) return 'server';
    return this.inbox.url === undefined ? 'none' : 'inbox';
  }

  override async send(mail: Mail): Promise<DeliveryResult> {
    const url = this.config.smtpUrl ?? this.inbox.url;
    if (url === undefined) return { outcome: 'permanent', code: null, reply: 'no mail server is configured' };
    this.transporter ??= openTransport(url, this.config.smtpTls === 'required');
    try {
      const sent = await this.transporter.sendMail({
        messageId: mail.messageId,
        from: { name: mail.from?.name ?? 'Hearback', address: mail.from?.address ?? this.config.sender },
        // Objects instead of strings, so that no address parser reads user input.
        to: { name: mail.to.name, address: mail.to.address },
        ...(mail.from?.replyTo ? { replyTo: { name: '', address: mail.from.replyTo } } : {}),
        ...signatureOf(mail),
        // Bounces go to the installation, also if a workspace is named as the sender.
        envelope: { from: this.config.sender, to: [mail.to.address] },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        ...threadOf(mail),
        attachments: (mail.files ?? []).map(attachmentOf),
        headers: { ...mail.headers, ...(mail.isByHand === true ? {} : AUTOMATIC) },
      });
      return { outcome: 'delivered', code: 250, reply: replyLine(sent.response) };
    } catch (error) {
      return failureOf(error as SmtpFailure);
    }
  }

  onModuleDestroy(): void {
    this.transporter?.close();
    this.transporter = undefined;
  }
}

/** How the mail is signed: only in the name of the address that it is from, so that DMARC accepts it (RFC 7489, 3.1.1). */
function signatureOf({ from }: Mail) {
  if (from?.dkim === undefined) return {};
  const { domain, selector, privateKey } = from.dkim;
  return { dkim: { domainName: domain, keySelector: selector, privateKey } };
}

function attachmentOf({ name, type, content, cid }: MailFile) {
  const shown = cid === undefined ? {} : { cid, contentDisposition: 'inline' as const };
  return { filename: name, contentType: type, content, ...shown };
}

/** Others wrote these ids: what is no Message-ID of one line is left out. */
const MESSAGE_ID = /^<[^<>\s]{1,250}>$/;

function threadOf({ thread }: Mail) {
  if (thread === undefined) return {};
  const references = thread.references.filter((id) => MESSAGE_ID.test(id));
  const inReplyTo = MESSAGE_ID.test(thread.inReplyTo ?? '') ? thread.inReplyTo : null;
  return { ...(inReplyTo === null ? {} : { inReplyTo }), ...(references.length === 0 ? {} : { references }) };
}

interface SmtpFailure {
  /** Code of nodemailer, for example `ECONNECTION`. */
  readonly code?: string;
  readonly responseCode?: number;
  readonly response?: string;
  /** Of the system call that failed. */
  readonly syscall?: string;
}

/**
 * The failure as staff may see it. Only the operator can fix an unreachable server or rejected credentials, so both count as
 * temporary, and the log that workspaces read reveals no hosts or ports.
 */
function failureOf({ code, responseCode, response, syscall }: SmtpFailure): DeliveryResult {
  if (code === 'EAUTH') return { outcome: 'temporary', code: null, reply: 'the mail server rejected the credentials' };
  if (responseCode === undefined || response === undefined) {
    return {
      outcome: 'temporary',
      code: null,
      reply: replyLine(`the mail server was not reached (${code ?? 'unknown'})`),
      isUncertain: syscall !== 'connect' && code !== 'EDNS',
    };
  }
  return { outcome: outcomeOfFailure(responseCode), code: responseCode, reply: replyLine(response) };
}

function openTransport(url: string, tlsRequired: boolean) {
  const { protocol, hostname, port, username, password } = new URL(url);
  const secure = protocol === 'smtps:';
  const loopback = hostname === '127.0.0.1' || hostname === 'localhost';
  return nodemailer.createTransport({
    pool: true,
    maxConnections: 4,
    host: hostname,
    port: port === '' ? (secure ? 465 : 587) : Number(port),
    secure,
    requireTLS: !secure && !loopback && tlsRequired,
    ignoreTLS: !secure && loopback,
    ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } }),
    ...TIMEOUTS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
