import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { AppError, reasonOf } from '@hearback/kernel';
import type { MailTarget } from '../application/mail/mail-targets.js';
import { MailTargets } from '../application/mail/mail-targets.js';
import { ReceiveMail } from '../application/mail/receive-mail.js';
import { MAIL_LIMITS, MailMeter } from '../domain/thread/mail-limits.js';
import { FollowupsConfig } from '../followups.config.js';
import { MailCertificate } from './mail-certificate.js';
import { ANSWERS, exceeded, type SmtpAnswer } from './smtp-answers.js';

/** Connections; recipients of a mail; unknown recipients after which a connection is closed. */
const MAX_CLIENTS = 100;
const MAX_RECIPIENTS = 10;
const MAX_UNKNOWN = 20;

/** Bytes of all mails that are being received; further ones are told to come later. */
const MAX_BUFFERED = 8 * MAIL_LIMITS.bytes;

/** Milliseconds without a byte after which a connection is closed, and that open ones have to end at a shutdown. */
const SOCKET_TIMEOUT = 60_000;
const CLOSE_TIMEOUT = 5_000;

/** Milliseconds after which a renewed certificate is looked for. */
const RENEWAL = 3_600_000;

type Done = (error?: Error | null) => void;

/** What a connection has named so far. */
interface Conversation {
  readonly targets: Map<string, MailTarget>;
  unknown: number;
}

/**
 * An SMTP server for the answers of customers. It takes mail only for addresses that it knows and answers all others in the session, so it
 * relays nothing and has nothing to bounce. 250 means that the mail is committed. Runs only if a port is set, and offers STARTTLS only if a
 * certificate is.
 */
@Injectable()
export class IncomingMailServer implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('incoming-mail');
  private readonly conversations = new WeakMap<SMTPServerSession, Conversation>();
  private server: SMTPServer | undefined;
  private renewal: NodeJS.Timeout | undefined;
  private buffered = 0;

  constructor(
    private readonly config: FollowupsConfig,
    private readonly known: MailTargets,
    private readonly receiveMail: ReceiveMail,
    private readonly certificate: MailCertificate,
  ) {}

  /** The port on which it listens; undefined while it does not run. */
  get port(): number | undefined {
    return this.server === undefined ? undefined : (this.server.server.address() as AddressInfo).port;
  }

  async onModuleInit(): Promise<void> {
    const { smtpPort } = this.config;
    if (smtpPort === undefined) return;
    const certificate = await this.certificate.read();
    const server = new SMTPServer({
      banner: 'Hearback',
      ...certificate,
      disabledCommands: certificate === undefined ? ['AUTH', 'STARTTLS'] : ['AUTH'],
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: false,
      size: MAIL_LIMITS.bytes,
      maxClients: MAX_CLIENTS,
      socketTimeout: SOCKET_TIMEOUT,
      closeTimeout: CLOSE_TIMEOUT,
      onMailFrom: (_address, session, done) => this.#begin(session, done),
      onRcptTo: (address, session, done) => void this.#recipient(address, session, done),
      onData: (stream, session, done) => void this.#data(stream, session, done),
    });
    // Clients that speak nonsense or hang up are their own affair.
    server.on('error', (error) => this.logger.debug(`a connection failed: ${reasonOf(error)}`));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(smtpPort, this.config.smtpHost, () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
    this.server = server;
    if (certificate !== undefined) this.renewal = setInterval(() => void this.#renew(server), RENEWAL).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    clearInterval(this.renewal);
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  async #renew(server: SMTPServer): Promise<void> {
    const renewed = await this.certificate.renewed();
    if (renewed !== undefined) server.updateSecureContext(renewed);
  }

  #begin(session: SMTPServerSession, done: Done): void {
    const unknown = this.conversations.get(session)?.unknown ?? 0;
    this.conversations.set(session, { targets: new Map(), unknown });
    done();
  }

  async #recipient({ address }: SMTPServerAddress, session: SMTPServerSession, done: Done): Promise<void> {
    const conversation = this.conversations.get(session)!;
    if (conversation.unknown >= MAX_UNKNOWN) return done(errorOf(ANSWERS.tooManyUnknown));
    if (conversation.targets.size >= MAX_RECIPIENTS) return done(errorOf(ANSWERS.tooManyRecipients));
    try {
      const target = await this.known.find(address);
      if (target === undefined) {
        conversation.unknown += 1;
        return done(errorOf(ANSWERS.unknown));
      }
      conversation.targets.set(`${target.tenantId} ${target.taskId ?? ''}`, target);
      done();
    } catch (error) {
      this.#failed(error, done);
    }
  }

  async #data(stream: SMTPServerDataStream, session: SMTPServerSession, done: Done): Promise<void> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      const meter = new MailMeter();
      let isBusy = false;
      // What is too much is read to its end and thrown away: an answer in the middle of a mail is no SMTP.
      for await (const chunk of stream as AsyncIterable<Buffer>) {
        meter.feed(chunk);
        isBusy ||= this.buffered + chunk.length > MAX_BUFFERED;
        if (isBusy || meter.exceeded !== undefined) {
          this.buffered -= size;
          size = chunks.length = 0;
          continue;
        }
        chunks.push(chunk);
        size += chunk.length;
        this.buffered += chunk.length;
      }
      if (meter.exceeded !== undefined) return done(errorOf(exceeded(meter.exceeded)));
      if (isBusy) return done(errorOf(ANSWERS.busy));
      await this.#receive(Buffer.concat(chunks), session, done);
    } catch (error) {
      this.#failed(error, done);
    } finally {
      this.buffered -= size;
    }
  }

  async #receive(raw: Buffer, session: SMTPServerSession, done: Done): Promise<void> {
    const { mailFrom } = session.envelope;
    const returnPath = mailFrom === false ? '' : mailFrom.address;
    const targets = [...this.conversations.get(session)!.targets.values()];
    const result = await this.receiveMail.execute(targets, { raw, returnPath });
    done(result === 'received' ? null : errorOf(exceeded(result)));
  }

  /** The sender keeps the mail and comes back. What the use case throws itself is that there are too many. */
  #failed(error: unknown, done: Done): void {
    if (error instanceof AppError) return done(errorOf(ANSWERS.tooMany));
    this.logger.warn(`a mail could not be received now: ${reasonOf(error)}`);
    done(errorOf(ANSWERS.later));
  }
}

function errorOf({ code, text }: SmtpAnswer): Error {
  return Object.assign(new Error(text), { responseCode: code });
}
