import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Refusals } from './refusals.js';
import { RepliesByHead } from './replies-by-head.js';
import { RequestQueue } from './request-queue.js';

/** What must be answered under any load, and before all else: whether the process lives, and what processes ask each other. */
const EXEMPT = /^\/(health|internal)\//;

/**
 * Refuses requests at the door while more are open than the process can answer soon: before routing, access and body, so that a
 * refusal costs a small part of an answer. Reading is refused at half of the limit already, so that what customers hand in
 * is refused last. What is not refused is answered in turn.
 */
export class Shedding {
  readonly #queue = new RequestQueue({
    begins: () => this.#byHead.flush(),
    ended: (welcomes) => this.#afterRound(welcomes),
  });
  readonly #refusals = new Refusals();
  /** Refuses most, at half of the cost; what is not plain enough for that is refused as a request. */
  readonly #byHead = new RepliesByHead(({ url, method, socket }) => {
    if (EXEMPT.test(url) || this.#admits(method)) return undefined;
    this.#note(socket);
    return this.#refusals.reply();
  });
  /** Connections on which a request was refused in this round, while new ones came in. */
  readonly #justRefused: Socket[] = [];
  /** Connections that are not read until the new ones are in. */
  readonly #resting: Socket[] = [];
  #open = 0;

  /** `limit`: requests that may be open at a time; `refused` is told of each one beyond it. */
  constructor(
    private readonly limit: number,
    private readonly refused: () => void,
  ) {}

  /** Stands between the server and whoever listens to its requests so far. */
  guard(server: Server): void {
    const listeners = server.listeners('request') as ((request: IncomingMessage, response: ServerResponse) => void)[];
    server.removeAllListeners('request');
    server.on('connection', () => this.#queue.connected());
    const release = (): void => {
      this.#open -= 1;
    };
    this.#byHead.watch(server);
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      const isExempt = EXEMPT.test(request.url ?? '');
      if (!isExempt && !this.#admits(request.method)) {
        this.#note(request.socket);
        this.#refusals.send(request, response);
        return;
      }
      this.#open += 1;
      response.on('close', release);
      const answer = (): void => {
        // Who has gone while it waited has been told nothing, and nothing is done for it.
        if (response.destroyed) return;
        for (const listener of listeners) listener.call(server, request, response);
      };
      if (isExempt) answer();
      else this.#queue.push(answer);
    });
  }

  get instruments() {
    return [
      {
        name: 'hearback_http_open_requests',
        help: 'Requests that are being answered.',
        kind: 'gauge' as const,
        labels: [],
        samples: () => [{ labels: {}, value: this.#open }],
      },
      {
        name: 'hearback_http_refused_total',
        help: 'Requests refused at the door because too many were open.',
        kind: 'counter' as const,
        labels: [],
        samples: () => [{ labels: {}, value: this.#refusals.count }],
      },
    ];
  }

  /** Who has just been refused is not read again before those who come for the first time are in. */
  #afterRound(welcomes: boolean): void {
    const refused = this.#justRefused.splice(0);
    if (welcomes) {
      // Not sooner: at the end of a request, and of what follows from it, Node reads on.
      for (const socket of refused) socket.pause();
      this.#resting.push(...refused);
    } else {
      for (const socket of this.#resting.splice(0)) socket.resume();
    }
  }

  /** A request on this connection is refused. */
  #note(socket: Socket): void {
    this.refused();
    this.#queue.refused();
    if (this.#queue.welcomes) this.#justRefused.push(socket);
  }

  #admits(method: string | undefined): boolean {
    const isReading = method === 'GET' || method === 'HEAD';
    return this.#open < (isReading ? this.limit >> 1 : this.limit) && !this.#queue.isFull;
  }
}
