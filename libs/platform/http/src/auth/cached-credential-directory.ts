import type { Caller } from './caller.js';
import { CredentialDirectory, type Credential } from './credential-directory.js';

/** Milliseconds that a result is cached: a revoked credential works for no longer than this. */
export const CREDENTIAL_TTL_MS = 5_000;
/** Milliseconds after which a cached result in use is refreshed in the background, so that no request waits. */
const REFRESH_MS = 2_500;
/** Milliseconds that an unknown credential is cached. */
const UNKNOWN_TTL_MS = 1_000;
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

  /** The cached result, unless it has expired. */
  #fresh(credential: Credential): Entry | undefined {
    const key = keyOf(credential);
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const age = this.now() - entry.askedAt;
    if (age >= (entry.caller === undefined ? UNKNOWN_TTL_MS : CREDENTIAL_TTL_MS)) return undefined;
    // After a failed refresh the first request past the expiry queries again.
    if (entry.caller !== undefined && age >= REFRESH_MS) this.#ask(key, credential).catch(() => undefined);
    return entry;
  }

  #ask(key: string, credential: Credential): Promise<Caller | undefined> {
    const running = this.#asking.get(key);
    if (running !== undefined) return running;
    // The age counts from before the query, so that a revocation in between is not cached for longer.
    const askedAt = this.now();
    const asking = this.source
      .resolve(credential)
      .then((caller) => {
        this.#remember(key, { caller, askedAt });
        return caller;
      })
      .finally(() => this.#asking.delete(key));
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
