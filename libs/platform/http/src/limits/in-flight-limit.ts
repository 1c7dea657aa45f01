import type { FastifyInstance, FastifyRequest } from 'fastify';
import { requestErrors } from '../problems/request.errors.js';

/** Seconds that a rejected client should wait. */
const RETRY_AFTER = 1;

/**
 * Limits the requests in flight of a process; further ones are rejected with 503 and `Retry-After`. Reads are rejected from
 * half of the limit on, so that submissions still get through when dashboards overload the process.
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

  /** Checks every request of this server before anything else is done for it. */
  install(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      if (this.isExempt(request)) return done();
      if (this.inFlight >= (isRead(request.method) ? this.limit / 2 : this.limit)) {
        this.onReject();
        return done(requestErrors.error('overloaded', undefined, { retryAfter: RETRY_AFTER }));
      }
      this.inFlight += 1;
      reply.raw.once('close', () => (this.inFlight -= 1));
      done();
    });
  }
}

function isRead(method: string): boolean {
  return method === 'GET' || method === 'HEAD';
}
