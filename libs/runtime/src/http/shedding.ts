import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Instrument } from '../metrics/instrument.js';
import { problemDocument } from './problems.js';
import { requestErrors } from './request.errors.js';
import { SECURITY_HEADERS } from './security-headers.js';

/** Seconds after which a refused client may come again. */
const RETRY_AFTER = 1;

/** What must be answered under any load: whether the process lives, and what processes ask each other. */
const EXEMPT = /^\/(health|internal)\//;

/** A refused body of more bytes is not read to its end; the connection is closed instead. */
const READ_ON = 65_536;

/** Ids of refused requests: as long as each other, so that every refusal is of the same length. */
const ID_PREFIX = `req_${randomBytes(6).toString('hex')}x`;
const [BEFORE_ID, AFTER_ID] = JSON.stringify(problemDocument(requestErrors.error('overloaded'), ID_PREFIX)).split(
  ID_PREFIX,
) as [string, string];
const ID_DIGITS = 7;
const HEADERS = {
  ...SECURITY_HEADERS,
  'cache-control': 'no-store',
  'content-type': 'application/problem+json; charset=utf-8',
  'content-length': BEFORE_ID.length + ID_PREFIX.length + ID_DIGITS + AFTER_ID.length,
  'retry-after': String(RETRY_AFTER),
};

/**
 * Refuses requests at the door while more are open than the process can answer soon: before routing, access and body, so that a
 * refusal costs a small part of an answer. Reading is refused at half of the limit already, so that what customers hand in
 * is refused last.
 */
export class Shedding {
  #open = 0;
  #refused = 0;

  /** `limit`: requests that may be open at a time; `refused` is told of each one beyond it. */
  constructor(
    private readonly limit: number,
    private readonly refused: () => void,
  ) {}

  /** Stands between the server and whoever listens to its requests so far. */
  guard(server: Server): void {
    const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    const release = (): void => {
      this.#open -= 1;
    };
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      if (!this.#admits(request)) return this.#refuse(request, response);
      this.#open += 1;
      response.on('close', release);
      for (const listener of listeners) listener.call(server, request, response);
    });
  }

  get instruments(): readonly Instrument[] {
    return [
      {
        name: 'hearback_http_open_requests',
        help: 'Requests that are being answered.',
        kind: 'gauge',
        labels: [],
        samples: () => [{ labels: {}, value: this.#open }],
      },
      {
        name: 'hearback_http_refused_total',
        help: 'Requests refused at the door because too many were open.',
        kind: 'counter',
        labels: [],
        samples: () => [{ labels: {}, value: this.#refused }],
      },
    ];
  }

  #admits({ method, url = '' }: IncomingMessage): boolean {
    const isReading = method === 'GET' || method === 'HEAD';
    return this.#open < (isReading ? this.limit >> 1 : this.limit) || EXEMPT.test(url);
  }

  #refuse({ headers: sent }: IncomingMessage, response: ServerResponse): void {
    this.#refused += 1;
    this.refused();
    const readable = sent['transfer-encoding'] === undefined && Number(sent['content-length'] ?? 0) <= READ_ON;
    const id = ID_PREFIX + this.#refused.toString(36).padStart(ID_DIGITS, '0');
    const headers = { ...HEADERS, 'request-id': id };
    response.writeHead(503, readable ? headers : { ...headers, connection: 'close' }).end(BEFORE_ID + id + AFTER_ID);
  }
}
