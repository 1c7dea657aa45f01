import { promises as dns, type LookupAddress } from 'node:dns';
import { Agent, request, type Dispatcher } from 'undici';
import { addressDefect, isAllowed, isPublic, type AddressDefect } from './address-rules.js';

/** Limits of a request, in milliseconds: until it is connected, and in all. */
const LIMITS = { connect: 5_000, total: 15_000 };
/** Of a reply so many bytes are read; the rest is not waited for. */
const BODY_BYTES = 64 * 1024;

/** Receivers to which connections are kept for some seconds, so that many messages to one do not need a connection each. */
const KEPT_AGENTS = 64;

/** A request to an address that somebody typed. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Why no request was made. `unresolved`: no such host. */
export type RefusalReason = AddressDefect | 'unresolved';

/** What came of a request. A redirect is a reply like any other: it is never followed. */
export type FetchResult =
  | {
      readonly outcome: 'replied';
      readonly status: number;
      readonly headers: Readonly<Record<string, string>>;
      /** The beginning of the reply, at most 64 KiB. */
      readonly body: string;
      readonly milliseconds: number;
    }
  | { readonly outcome: 'refused'; readonly reason: RefusalReason }
  | { readonly outcome: 'failed'; readonly reason: 'timeout' | 'connection'; readonly milliseconds: number };

/** Finds the addresses of a host, as `dns.lookup` with `all`. */
export type Lookup = (hostname: string) => Promise<readonly LookupAddress[]>;

export interface SafeFetchOptions {
  /** `host:port` of receivers that the operator allows although they are inside, or speak HTTP. */
  readonly allowed?: readonly string[];
  readonly lookup?: Lookup;
  /** Milliseconds; 5 s to connect and 15 s in all by default. */
  readonly limits?: { readonly connect: number; readonly total: number };
}

/**
 * Calls addresses that people have typed, and nothing inside: the name is resolved once, all its addresses have to be public, and the
 * connection is made to an address that was checked, so that a name that changes its address in between (DNS rebinding) gains nothing.
 */
export class SafeFetch {
  readonly #allowed: ReadonlySet<string>;
  readonly #lookup: Lookup;
  readonly #limits: { readonly connect: number; readonly total: number };
  /** By receiver and the addresses that it had, the longest unused first. */
  readonly #agents = new Map<string, Agent>();

  constructor({ allowed = [], lookup = lookupAll, limits = LIMITS }: SafeFetchOptions = {}) {
    this.#allowed = new Set(allowed);
    this.#lookup = lookup;
    this.#limits = limits;
  }

  /** Why an address is refused as it is written; undefined if it is not. */
  defectOf(url: string): AddressDefect | undefined {
    return addressDefect(url, this.#allowed);
  }

  /** Why a request would be refused now, with what the name resolves to; undefined if it would not, or if there is no such host. */
  async check(url: string): Promise<AddressDefect | undefined> {
    const defect = this.defectOf(url);
    if (defect !== undefined) return defect;
    const addresses = await this.#addressesOf(new URL(url));
    return typeof addresses === 'string' && addresses !== 'unresolved' ? addresses : undefined;
  }

  /** Makes one request. A failure is returned, not thrown. */
  async send({ url: text, method, headers, body }: OutgoingRequest): Promise<FetchResult> {
    const defect = this.defectOf(text);
    if (defect !== undefined) return { outcome: 'refused', reason: defect };
    const url = new URL(text);
    const addresses = await this.#addressesOf(url);
    if (typeof addresses === 'string') return { outcome: 'refused', reason: addresses };
    const startedAt = performance.now();
    const passed = () => Math.round(performance.now() - startedAt);
    const agent = this.#agentTo(url, addresses);
    const signal = AbortSignal.timeout(this.#limits.total);
    try {
      const reply = await request(url, {
        method,
        headers: { ...headers },
        body: body ?? null,
        dispatcher: agent,
        signal,
      });
      return {
        outcome: 'replied',
        status: reply.statusCode,
        headers: textHeaders(reply.headers),
        body: await beginningOf(reply.body),
        milliseconds: passed(),
      };
    } catch (error) {
      return { outcome: 'failed', reason: isTimeout(error) ? 'timeout' : 'connection', milliseconds: passed() };
    }
  }

  /** A kept agent only ever connects to the addresses that were checked for it; a name that resolves to others gets another agent. */
  #agentTo({ protocol, host }: URL, addresses: readonly LookupAddress[]): Agent {
    const texts = addresses.map(({ address }) => address).toSorted();
    const key = [protocol, host, ...texts].join(' ');
    const agent = this.#agents.get(key) ?? agentTo(addresses, this.#limits);
    this.#agents.delete(key);
    this.#agents.set(key, agent);
    const [oldest] = this.#agents;
    if (this.#agents.size > KEPT_AGENTS && oldest !== undefined) {
      this.#agents.delete(oldest[0]);
      // What it is sending ends first.
      void oldest[1].close();
    }
    return agent;
  }

  /** The addresses to connect to, all of which were checked. */
  async #addressesOf(url: URL): Promise<readonly LookupAddress[] | RefusalReason> {
    const hostname = url.hostname.startsWith('[') ? url.hostname.slice(1, -1) : url.hostname;
    const found = await this.#lookup(hostname).catch(() => []);
    if (found.length === 0) return 'unresolved';
    const isInsideAllowed = isAllowed(url, this.#allowed);
    return isInsideAllowed || found.every(({ address }) => isPublic(address)) ? found : 'not-public';
  }
}

const lookupAll: Lookup = (hostname) => dns.lookup(hostname, { all: true });

/** A dispatcher that connects to these addresses only, whatever the name resolves to by now. */
function agentTo(addresses: readonly LookupAddress[], { connect, total }: typeof LIMITS): Agent {
  return new Agent({
    connect: {
      timeout: connect,
      lookup: (_hostname, options, done) => {
        if (options.all === true) done(null, [...addresses]);
        else done(null, addresses[0]!.address, addresses[0]!.family);
      },
    },
    headersTimeout: total,
    bodyTimeout: total,
    // One request at a time on a connection, which is kept for the next one.
    pipelining: 1,
  });
}

/** The beginning of a reply. What is longer is cut off, and the connection closed. */
async function beginningOf(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= BODY_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, BODY_BYTES).toString('utf8').toWellFormed();
}

function textHeaders(headers: Dispatcher.ResponseData['headers']): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name.toLowerCase(), Array.isArray(value) ? value.join(', ') : value]],
    ),
  );
}

function isTimeout(error: unknown): boolean {
  const { name, code } = error as { readonly name?: string; readonly code?: string };
  return name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code ?? '');
}
