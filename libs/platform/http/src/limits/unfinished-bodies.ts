import type { FastifyInstance, FastifyRequest } from 'fastify';
import { networkOf } from '../auth/network.js';
import { requestErrors } from '../problems/request.errors.js';
import { announcesBody } from '../server/media-type.js';
import { pacedBody } from '../server/paced-body.js';

/** Bodies of all networks together that may be unfinished: each may hold a buffer of the size of the body limit. */
const TOTAL = 1_024;

const RETRY_AFTER = 1;

/** The limits of bodies that have been announced and have not arrived. */
export interface UnfinishedBodyLimits {
  /** Unfinished bodies of one network. */
  readonly unfinishedBodiesPerNetwork: number;
  /** Milliseconds within which a body must arrive; uploads must keep their minimum rate instead. */
  readonly bodyTimeoutMs: number;
}

/**
 * Limits request bodies that arrive slowly. Each occupies a connection and memory without doing anything, so their number is
 * limited for each network and in total, and they have a deadline.
 */
export class UnfinishedBodies {
  readonly #byNetwork = new Map<string, number>();
  #total = 0;

  constructor(private readonly limits: UnfinishedBodyLimits) {}

  /** Whether a network, or all together, have reached their limit. */
  get isSaturated(): boolean {
    if (this.#total >= TOTAL) return true;
    for (const count of this.#byNetwork.values()) if (count >= this.limits.unfinishedBodiesPerNetwork) return true;
    return false;
  }

  /** Counts the bodies that have not arrived when they are needed, and gives them a deadline. */
  install(server: FastifyInstance): void {
    server.addHook('preParsing', (request, _reply, payload, done) => {
      if (!announcesBody(request) || request.raw.complete) return done(null, payload);
      const rejection = this.#begin(request);
      if (rejection === undefined) return done(null, pacedBody(request, payload, this.limits.bodyTimeoutMs));
      // A body that came with its headers is complete in the next turn. Many customers behind one address are not an attack.
      setImmediate(() => (request.raw.complete ? done(null, payload) : done(rejection)));
    });
  }

  #begin(request: FastifyRequest): Error | undefined {
    const network = networkOf(request.ip);
    const count = this.#byNetwork.get(network) ?? 0;
    const { unfinishedBodiesPerNetwork } = this.limits;
    if (count >= unfinishedBodiesPerNetwork) {
      const detail = `At most ${unfinishedBodiesPerNetwork} bodies of one network may be unfinished at the same time.`;
      return requestErrors.error('too-many-bodies', detail, { retryAfter: RETRY_AFTER });
    }
    if (this.#total >= TOTAL) return requestErrors.error('overloaded', undefined, { retryAfter: RETRY_AFTER });
    this.#total += 1;
    this.#byNetwork.set(network, count + 1);
    // Emitted when the body has been read, and when the connection is lost before.
    request.raw.once('close', () => this.#end(network));
    return undefined;
  }

  #end(network: string): void {
    this.#total -= 1;
    const left = (this.#byNetwork.get(network) ?? 1) - 1;
    if (left === 0) this.#byNetwork.delete(network);
    else this.#byNetwork.set(network, left);
  }
}
