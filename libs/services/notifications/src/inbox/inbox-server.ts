import type { AddressInfo } from 'node:net';
import { Injectable, Logger, type BeforeApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import PostalMime, { type Attachment } from 'postal-mime';
import { SMTPServer, type SMTPServerAddress, type SMTPServerDataStream } from 'smtp-server';
import { Clock, Ids, reasonOf } from '@hearback/kernel';
import { InboxStore } from '../application/inbox.js';
import { NotificationsConfig } from '../notifications.config.js';
import { Simulation } from './simulation.js';

/** Maximum size of a mail in bytes. */
const MAX_BYTES = 1_048_576;

type Done = (error?: Error | null) => void;

/** An SMTP server on loopback that stores mail for `/inbox` instead of delivering it. Runs only if the inbox is enabled. */
@Injectable()
export class InboxServer implements OnModuleInit, BeforeApplicationShutdown {
  private readonly logger = new Logger('inbox');
  private readonly simulation = new Simulation();
  private server: SMTPServer | undefined;
  private port: number | undefined;

  constructor(
    private readonly config: NotificationsConfig,
    private readonly store: InboxStore,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Whether the inbox is enabled. */
  get isEnabled(): boolean {
    return this.config.inbox === 'on';
  }

  /** The address of the server; undefined while it does not run. */
  get url(): string | undefined {
    return this.port === undefined ? undefined : `smtp://127.0.0.1:${this.port}`;
  }

  async onModuleInit(): Promise<void> {
    if (!this.isEnabled) return;
    const server = new SMTPServer({
      banner: 'Hearback inbox',
      disabledCommands: ['AUTH', 'STARTTLS'],
      disableReverseLookup: true,
      size: MAX_BYTES,
      onRcptTo: (recipient: SMTPServerAddress, _session: unknown, done: Done) => this.checkRecipient(recipient, done),
      onData: (stream, session, done) => void this.receive(stream, session.envelope, done),
    });
    server.on('error', (error) => this.logger.warn(`built-in inbox: ${reasonOf(error)}`));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.config.inboxPort, '127.0.0.1', () => {
        server.removeListener('error', reject);
        resolve();
      });
    });
    this.server = server;
    this.port = (server.server.address() as AddressInfo).port;
  }

  async beforeApplicationShutdown(): Promise<void> {
    const { server } = this;
    this.server = this.port = undefined;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }

  private checkRecipient(recipient: SMTPServerAddress, done: Done): void {
    const { rejection, delay } = this.simulation.replyTo(recipient.address);
    const answer = () =>
      done(rejection === undefined ? null : Object.assign(new Error(rejection.text), { responseCode: rejection.code }));
    if (delay === 0) answer();
    else setTimeout(answer, delay).unref();
  }

  private async receive(stream: SMTPServerDataStream, envelope: Envelope, done: Done): Promise<void> {
    try {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk as Buffer);
      if (stream.sizeExceeded) {
        done(Object.assign(new Error('the mail is too large'), { responseCode: 552 }));
        return;
      }
      const mail = await PostalMime.parse(Buffer.concat(chunks));
      await this.store.add({
        id: this.ids.next(),
        receivedAt: this.clock.now(),
        from: envelope.mailFrom === false ? '' : storable(envelope.mailFrom.address),
        to: envelope.rcptTo.map(({ address }) => storable(address)),
        sender: storable(
          mail.from?.name ? `${mail.from.name} <${mail.from.address ?? ''}>` : (mail.from?.address ?? ''),
        ),
        subject: storable(mail.subject ?? ''),
        messageId: storable(mail.messageId ?? ''),
        text: storable(mail.text ?? ''),
        html: storable(withPictures(mail.html ?? '', mail.attachments)),
        headers: mail.headers.map(({ originalKey, value }) => ({
          name: storable(originalKey),
          value: storable(value),
        })),
      });
      done();
    } catch (error) {
      this.logger.warn(`a mail could not be stored: ${reasonOf(error)}`);
      done(Object.assign(new Error('the mail could not be stored; try again later'), { responseCode: 451 }));
    }
  }
}

interface Envelope {
  readonly mailFrom: SMTPServerAddress | false;
  readonly rcptTo: readonly SMTPServerAddress[];
}

/** The HTML with the pictures that the mail brings, which the page of the inbox could not load. */
function withPictures(html: string, attachments: readonly Attachment[]): string {
  return attachments.reduce((text, { contentId, mimeType, content }) => {
    if (contentId === undefined || !(content instanceof ArrayBuffer)) return text;
    const source = `data:${mimeType};base64,${Buffer.from(content).toString('base64')}`;
    return text.replaceAll(`cid:${contentId.replace(/^<|>$/g, '')}`, source);
  }, html);
}

/** The string as PostgreSQL can store it. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '');
}
