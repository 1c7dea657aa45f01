import type { Caller } from './caller.js';
import { CredentialDirectory, type Credential } from './credential-directory.js';

/** Milliseconds that a result is cached: below the second in which a revocation must take effect in every process. */
export const CREDENTIAL_TTL_MS = 900;
/** Milliseconds after which a cached result in use is refreshed in the background, so that no request waits. */
const REFRESH_MS = 450;
/** Most credentials in the cache. */
const CAPACITY = 20_000;

interface Entry {
  readonly caller: Caller | undefined;
  readonly askedAt: number;
}

/** Caches the results of another directory for a short time; concurrent look-ups of one credential share one query. */
export class CachedCredentialDirectory extends CredentialDirectory {
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Caller | undefined>>();
  /** Incremented by `forget`: results of queries that began earlier are not cached. */
  #generation = 0;

  constructor(
    private readonly source: CredentialDirectory,
    /** Milliseconds of a monotonic clock. */
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  override async resolve(credential: Credential): Promise<Caller | undefined> {
    const entry = this.#fresh(credential);
    return entry === undefined ? this.#ask(keyOf(credential), credential) : entry.caller;
  }

  override resolveUncached(credential: Credential): Promise<Caller | undefined> {
    return this.source.resolve(credential);
  }

  /** Is not cached itself: a use that found it in the cache would not count. */
  override async peek(credential: Credential): Promise<Caller | undefined> {
    const entry = this.#entries.get(keyOf(credential));
    const isFresh = entry !== undefined && this.now() - entry.askedAt < CREDENTIAL_TTL_MS;
    return isFresh ? entry.caller : this.source.peek(credential);
  }

  override forget(tenantId: string): void {
    this.#generation += 1;
    this.#asking.clear();
    for (const [key, { caller }] of this.#entries)
      if (caller === undefined || caller.tenantId === tenantId) this.#entries.delete(key);
    super.forget(tenantId);
  }

  /** The cached result, unless it has expired. */
  #fresh(credential: Credential): Entry | undefined {
    const key = keyOf(credential);
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const age = this.now() - entry.askedAt;
    if (age >= CREDENTIAL_TTL_MS) return undefined;
    // After a failed refresh the first request past the expiry queries again.
    if (entry.caller !== undefined && age >= REFRESH_MS) this.#ask(key, credential).catch(() => undefined);
    return entry;
  }

  #ask(key: string, credential: Credential): Promise<Caller | undefined> {
    const running = this.#asking.get(key);
    if (running !== undefined) return running;
    // The age counts from before the query, so that a revocation in between is not cached for longer.
    const askedAt = this.now();
    const generation = this.#generation;
    const asking = this.source
      .resolve(credential)
      .then((caller) => {
        if (generation === this.#generation) this.#remember(key, { caller, askedAt });
        return caller;
      })
      .finally(() => {
        if (this.#asking.get(key) === asking) this.#asking.delete(key);
      });
    this.#asking.set(key, asking);
    return asking;
  }

  #remember(key: string, entry: Entry): void {
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    if (this.#entries.size <= CAPACITY) return;
    const oldest = this.#entries.keys().next();
    if (oldest.done !== true) this.#entries.delete(oldest.value);
  }
}

function keyOf({ kind, hash }: Credential): string {
  return `${kind}:${hash}`;
}
