import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemDocument } from './problems.js';
import { requestErrors } from './request.errors.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Seconds after which a refused client may come again. */
const RETRY_AFTER = 1;

/** A refused body of more bytes is not read to its end; the connection is closed instead. */
const READ_ON = 65_536;

/** Ids of refused requests: as long as each other, so that every refusal is of the same length. */
const ID_PREFIX = `req_${randomBytes(6).toString('hex')}x`;
const ID_DIGITS = 7;
const [BEFORE_ID, AFTER_ID] = JSON.stringify(problemDocument(requestErrors.error('overloaded'), ID_PREFIX)).split(
  ID_PREFIX,
) as [string, string];
const HEADERS: Readonly<Record<string, string>> = {
  ...SECURITY_HEADERS,
  'cache-control': 'no-store',
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': String(BEFORE_ID.length + ID_PREFIX.length + ID_DIGITS + AFTER_ID.length),
  'retry-after': String(RETRY_AFTER),
};
const HEAD = `HTTP/1.1 503 Service Unavailable\r\n${Object.entries(HEADERS)
  .map(([name, value]) => `${name}: ${value}\r\n`)
  .join('')}connection: keep-alive\r\n`;

/** Refuses requests of a process that has too much to do: 503 with a problem document, as cheaply as can be. */
export class Refusals {
  #count = 0;
  #second = 0;
  #head = '';

  /** How many there were. */
  get count(): number {
    return this.#count;
  }

  /** Answers the request; its body, if it is not long, is read away, so that the connection can be used again. */
  send(request: IncomingMessage, response: ServerResponse): void {
    this.#count += 1;
    const id = ID_PREFIX + this.#count.toString(36).padStart(ID_DIGITS, '0');
    const body = BEFORE_ID + id + AFTER_ID;
    const { headers, method } = request;
    const isShort = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= READ_ON;
    const { socket } = response;
    if (!isShort || method === 'HEAD' || socket === null || !response.shouldKeepAlive) {
      const all = { ...HEADERS, 'request-id': id, ...(isShort ? {} : { connection: 'close' }) };
      response.writeHead(503, all).end(body);
      return;
    }
    // In one piece past the response, whose ways of putting a head together and of writing it cost as much as all else of a
    // refusal. What Node does at the end of a response, it does on this event.
    socket.write(`${this.#headNow()}request-id: ${id}\r\n\r\n${body}`, 'latin1');
    response.emit('finish');
  }

  #headNow(): string {
    const now = Date.now();
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) {
      this.#second = second;
      this.#head = `${HEAD}date: ${new Date(now).toUTCString()}\r\n`;
    }
    return this.#head;
  }
}
