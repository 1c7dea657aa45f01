import { once } from 'node:events';
import { createConnection, type Socket } from 'node:net';
import { createInterface, type Interface } from 'node:readline';
import { connect } from 'node:tls';

/** An answer of an SMTP server: its code and all its text. */
export interface SmtpReply {
  readonly code: number;
  readonly text: string;
}

/** What a client says of a mail before it sends it. */
export interface Envelope {
  /** Empty for a bounce. */
  readonly from?: string;
  readonly to: readonly string[];
  /** Whether the size is told at once, as most servers do. */
  readonly tellsSize?: boolean;
}

/** A connection to an SMTP server that says what a test tells it to, without the care of a library. */
export class MailClient {
  readonly #lines: Interface;
  readonly #replies: AsyncIterator<string>;

  private constructor(private readonly socket: Socket) {
    this.#lines = createInterface({ input: socket });
    this.#replies = this.#lines[Symbol.asyncIterator]();
  }

  static async connect(port: number): Promise<MailClient> {
    const socket = createConnection(port, '127.0.0.1');
    socket.on('error', () => undefined);
    const client = new MailClient(socket);
    await client.reply();
    await client.say('EHLO mx.mail.example');
    return client;
  }

  /** The same connection over TLS; throws if it is not offered, or the certificate is not that of `ca`. */
  async secured(ca: string): Promise<MailClient> {
    const { code } = await this.say('STARTTLS');
    if (code !== 220) throw new Error(`STARTTLS: ${code}`);
    this.#lines.close();
    this.socket.removeAllListeners('data');
    const secure = connect({ socket: this.socket, ca, servername: 'localhost' });
    await once(secure, 'secureConnect');
    const client = new MailClient(secure);
    await client.say('EHLO mx.mail.example');
    return client;
  }

  /** The next answer; throws if the server hangs up. */
  async reply(): Promise<SmtpReply> {
    const lines: string[] = [];
    for (;;) {
      const { value, done } = await this.#replies.next();
      if (done === true) throw new Error('the server hung up');
      lines.push(value);
      if (value[3] !== '-') break;
    }
    return { code: Number(lines[0]!.slice(0, 3)), text: lines.map((line) => line.slice(4)).join(' ') };
  }

  say(line: string): Promise<SmtpReply> {
    this.socket.write(`${line}\r\n`);
    return this.reply();
  }

  /** The answer to the mail, or the first that says no. */
  async send(raw: Buffer, { from = 'jonas@mail.example', to, tellsSize = false }: Envelope): Promise<SmtpReply> {
    const size = tellsSize ? ` SIZE=${raw.length}` : '';
    let reply = await this.say(`MAIL FROM:<${from}>${size}`);
    for (const each of to) if (reply.code === 250) reply = await this.say(`RCPT TO:<${each}>`);
    if (reply.code === 250) reply = await this.say('DATA');
    if (reply.code !== 354) return reply;
    this.data(raw);
    return this.reply();
  }

  /** Sends the mail after DATA, without waiting for an answer. */
  data(raw: Buffer): void {
    const text = raw.toString('latin1').replaceAll(/\r?\n/g, '\r\n').replaceAll(/^\./gm, '..');
    this.socket.write(Buffer.from(`${text}\r\n.\r\n`, 'latin1'));
  }

  /** Sends a part of a mail and hangs up. */
  break(part: string): void {
    this.socket.end(part);
  }

  close(): void {
    this.socket.destroy();
  }
}
