import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';
import { isEventStream } from '../server/open-event-streams.js';

/** Seconds that a rejected client should wait. */
const RETRY_AFTER = 1;

declare module 'fastify' {
  interface FastifyRequest {
    /** Whether the request counts as in flight. */
    isInFlight: boolean;
  }
}

/**
 * Limits the requests in flight of a process; further ones are rejected with 503 and `Retry-After`. Reads are rejected from
 * half of the limit on, so that submissions still get through when dashboards overload the process. A request that waits for its
 * body does not count: it does no work, and a sender could make it last. Nor does one whose reply is a stream of events.
 */
export class InFlightLimit {
  /** Requests that have begun and not ended. */
  inFlight = 0;
  /** Called for each rejected request. */
  onReject: () => void = () => undefined;

  /** `limit`: maximum requests in flight. `isExempt`: requests that are neither counted nor rejected. */
  constructor(
    private readonly limit: number,
    private readonly isExempt: (request: FastifyRequest) => boolean,
  ) {}

  /** Whether writes are rejected, reads only, or nothing. */
  get rejects(): 'all' | 'reads' | 'nothing' {
    if (this.inFlight >= this.limit) return 'all';
    return this.inFlight >= this.limit / 2 ? 'reads' : 'nothing';
  }

  /** Checks every request of this server before anything else is done for it. */
  install(server: FastifyInstance): void {
    server.decorateRequest('isInFlight', false);
    server.addHook('onRequest', (request, reply, done) => {
      if (this.isExempt(request)) return done();
      reply.raw.once('close', () => this.#leave(request));
      done(this.#enter(request));
    });
    server.addHook('preParsing', (request, _reply, payload, done) => {
      if (!request.raw.complete) this.#leave(request);
      done(null, payload);
    });
    server.addHook('preValidation', (request, _reply, done) =>
      done(request.isInFlight || this.isExempt(request) ? undefined : this.#enter(request)),
    );
    server.addHook('onSend', (request, reply, payload, done) => {
      if (isEventStream(reply)) this.#leave(request);
      done(null, payload);
    });
  }

  #enter(request: FastifyRequest): Error | undefined {
    if (this.inFlight >= (isRead(request.method) ? this.limit / 2 : this.limit)) {
      this.onReject();
      return requestErrors.error('overloaded', undefined, { retryAfter: RETRY_AFTER });
    }
    this.inFlight += 1;
    request.isInFlight = true;
    return undefined;
  }

  #leave(request: FastifyRequest): void {
    if (!request.isInFlight) return;
    this.inFlight -= 1;
    request.isInFlight = false;
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
