import { createSocket, type RemoteInfo, type Socket } from 'node:dgram';
import { once } from 'node:events';

/** Bytes of the header of a DNS message (RFC 1035, 4.1.1). */
const HEADER = 12;
const NXDOMAIN = 3;
/** Points to the name of the question (RFC 1035, 4.1.4). */
const NAME_OF_QUESTION = 0xc0_0c;
const TXT = 16;

/** A name server that answers questions for TXT records over UDP. Names without records do not exist; it can fall silent. */
export class NameServer {
  readonly #records = new Map<string, readonly string[]>();
  #isSilent = false;

  private constructor(private readonly socket: Socket) {
    socket.on('message', (message, from) => this.#answer(message, from));
  }

  static async start(): Promise<NameServer> {
    const socket = createSocket('udp4');
    socket.bind(0, '127.0.0.1');
    await once(socket, 'listening');
    return new NameServer(socket);
  }

  /** As settings of name servers have it. */
  get address(): string {
    return `127.0.0.1:${this.socket.address().port}`;
  }

  /** Publishes these texts at the name, in the place of all others. */
  publish(name: string, ...texts: readonly string[]): void {
    if (texts.length === 0) this.#records.delete(name);
    else this.#records.set(name, texts);
  }

  /** Answers no more, or again. */
  beSilent(isSilent: boolean): void {
    this.#isSilent = isSilent;
  }

  async close(): Promise<void> {
    this.socket.close();
    await once(this.socket, 'close');
  }

  #answer(message: Buffer, { port, address }: RemoteInfo): void {
    if (this.#isSilent) return;
    const { name, end } = nameIn(message);
    const texts = this.#records.get(name.toLowerCase()) ?? [];
    const header = Buffer.from(message.subarray(0, HEADER));
    // A response, authoritative, recursion available.
    header.writeUInt16BE(0x85_80 | (texts.length === 0 ? NXDOMAIN : 0), 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(texts.length, 6);
    header.writeUInt32BE(0, 8);
    const question = message.subarray(HEADER, end + 4);
    this.socket.send(Buffer.concat([header, question, ...texts.map(recordOf)]), port, address);
  }
}

function nameIn(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER;
  for (let length = message[at]!; length > 0; length = message[at]!) {
    labels.push(message.toString('ascii', at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join('.'), end: at + 1 };
}

/** A TXT record; texts are cut into pieces of at most 255 bytes. */
function recordOf(text: string): Buffer {
  const bytes = Buffer.from(text);
  const pieces: Buffer[] = [];
  for (let from = 0; from < bytes.length; from += 255) {
    const piece = bytes.subarray(from, from + 255);
    pieces.push(Buffer.from([piece.length]), piece);
  }
  const data = Buffer.concat(pieces);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(NAME_OF_QUESTION, 0);
  head.writeUInt16BE(TXT, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
