import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Caller } from '../auth/caller.js';
import { networkOf } from '../auth/network.js';
import { requestErrors } from '../problems/request.errors.js';

const WINDOW_SECONDS = 60;

/** Public ids that a network may try and not find within a minute. A person mistypes a few; a program tries thousands. */
const MISSES = 60;

/** Buckets of anonymous callers. Clients can choose among many addresses, so memory must not grow with their number. */
const ANONYMOUS_BUCKETS = 65_536;

/** Requests per minute; 0 is no limit. */
export interface RateLimitSettings {
  /** For each secret key and each session. */
  readonly perCredential: number;
  /** For each network and survey or route, without a credential or with a publishable key. */
  readonly perNetwork: number;
}

/** Counts requests in this process and rejects those above the limit with 429. */
export class RateLimits {
  readonly #credentials: RateLimiterMemory | undefined;
  readonly #networks: RateLimiterMemory | undefined;
  readonly #misses: RateLimiterMemory | undefined;
  readonly #salt = Math.floor(Math.random() * 0xffff_ffff);

  constructor(private readonly settings: RateLimitSettings) {
    this.#credentials = limiter(settings.perCredential);
    this.#networks = limiter(settings.perNetwork);
    this.#misses = settings.perNetwork === 0 ? undefined : limiter(MISSES);
  }

  /** Counts a request of a known caller; throws 429 above the limit. */
  async consume(caller: Caller, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    if (caller.kind === 'publishable-key') return this.consumeAnonymous(request, reply);
    if (this.#credentials === undefined) return;
    await consume(this.#credentials, 'credential', this.settings.perCredential, caller.credentialId, reply);
  }

  /** Counts a request by its network and the survey or route it is for; throws 429 above the limit. */
  async consumeAnonymous(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const parameters = Object.values((request.params ?? {}) as Record<string, string>).join('/');
    await this.consumeFor(`${request.routeOptions.url} ${parameters}`, request, reply);
  }

  /**
   * Counts a request by its network and a target that several routes share; throws 429 above the limit. The share of the limit that
   * is used up, from 0 to 1.
   */
  async consumeFor(target: string, request: FastifyRequest, reply: FastifyReply): Promise<number> {
    if (this.#networks === undefined) return 0;
    const bucket = this.#bucketOf(`${networkOf(request.ip)} ${target}`);
    const { perNetwork } = this.settings;
    return 1 - (await consume(this.#networks, 'network', perNetwork, bucket, reply)) / perNetwork;
  }

  /**
   * Looks up something by a public id in the request. A network that has tried too many ids that do not exist gets 429 without a
   * look-up, so that ids cannot be found by trying.
   */
  async lookUp<T>(request: FastifyRequest, find: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.#misses === undefined) return find();
    const bucket = this.#bucketOf(networkOf(request.ip));
    const state = await this.#misses.get(bucket);
    if (state !== null && state.remainingPoints <= 0) {
      const retryAfter = state.msBeforeNext / 1000;
      throw requestErrors.error('rate-limited', 'Too many ids that do not exist were tried.', { retryAfter });
    }
    const found = await find();
    if (found === undefined) await this.#misses.penalty(bucket);
    return found;
  }

  /** FNV-1a with a salt of this process: a client cannot choose to share a bucket with somebody else. */
  #bucketOf(text: string): string {
    let hash = (0x811c_9dc5 ^ this.#salt) >>> 0;
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x0100_0193) >>> 0;
    }
    return String((hash ^ (hash >>> 16)) % ANONYMOUS_BUCKETS);
  }
}

function limiter(points: number): RateLimiterMemory | undefined {
  return points === 0 ? undefined : new RateLimiterMemory({ points, duration: WINDOW_SECONDS });
}

/** Counts a request; the requests that are left. */
async function consume(
  limiter: RateLimiterMemory,
  policy: string,
  limit: number,
  key: string,
  reply: FastifyReply,
): Promise<number> {
  try {
    const state = await limiter.consume(key);
    setHeaders(reply, policy, limit, state);
    return state.remainingPoints;
  } catch (state) {
    if (!(state instanceof RateLimiterRes)) throw state;
    setHeaders(reply, policy, limit, state);
    throw requestErrors.error('rate-limited', `${limit} requests per minute are allowed.`, {
      retryAfter: state.msBeforeNext / 1000,
    });
  }
}

/** Sets the header fields of the IETF draft "RateLimit header fields for HTTP". */
function setHeaders(reply: FastifyReply, policy: string, limit: number, state: RateLimiterRes): void {
  reply.header('ratelimit-policy', `"${policy}";q=${limit};w=${WINDOW_SECONDS}`);
  reply.header('ratelimit', `"${policy}";r=${state.remainingPoints};t=${Math.ceil(state.msBeforeNext / 1000)}`);
}
