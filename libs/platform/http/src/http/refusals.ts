import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { problemDocument } from './problems.js';
import { READ_AWAY } from './replies-by-head.js';
import { requestErrors } from './request.errors.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Seconds after which a refused client may come again. */
const RETRY_AFTER = 1;

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

  /** A whole refusal in Latin-1, for a connection that is kept. */
  reply(): string {
    const id = this.#nextId();
    return `${this.#headNow()}request-id: ${id}\r\n\r\n${BEFORE_ID}${id}${AFTER_ID}`;
  }

  /** Answers the request; its body, if it is not long, is read away, so that the connection can be used again, which is closed otherwise. */
  send({ headers }: IncomingMessage, response: ServerResponse): void {
    const id = this.#nextId();
    const isShort = headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) <= READ_AWAY;
    const all = { ...HEADERS, 'request-id': id, ...(isShort ? {} : { connection: 'close' }) };
    response.writeHead(503, all).end(BEFORE_ID + id + AFTER_ID);
  }

  #nextId(): string {
    this.#count += 1;
    return ID_PREFIX + this.#count.toString(36).padStart(ID_DIGITS, '0');
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
