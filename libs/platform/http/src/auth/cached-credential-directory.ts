import type { Caller } from './caller.js';
import { CredentialDirectory, type Credential } from './credential-directory.js';

/** Milliseconds that an answer is used: a revoked credential works for no longer than this. */
export const CREDENTIAL_TTL_MS = 5_000;
/** Milliseconds after which a used answer is asked for anew beside the requests, so that none of them waits. */
const REFRESH_MS = 2_500;
/** Milliseconds that the answer "nobody" is used. */
const NOBODY_TTL_MS = 1_000;
/** Credentials remembered at once. */
const CAPACITY = 20_000;

interface Entry {
  readonly caller: Caller | undefined;
  readonly askedAt: number;
}

/** Remembers the answers of another directory for a short time, and asks it once where many ask at once. */
export class CachedCredentialDirectory extends CredentialDirectory {
  readonly #entries = new Map<string, Entry>();
  readonly #asking = new Map<string, Promise<Caller | undefined>>();

  constructor(
    private readonly source: CredentialDirectory,
    /** Milliseconds of a clock that never goes back. */
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  override async resolve(credential: Credential): Promise<Caller | undefined> {
    const entry = this.#fresh(credential);
    return entry === undefined ? this.#ask(keyOf(credential), credential) : entry.caller;
  }

  /** The answer that may still be used. */
  #fresh(credential: Credential): Entry | undefined {
    const key = keyOf(credential);
    const entry = this.#entries.get(key);
    if (entry === undefined) return undefined;
    const age = this.now() - entry.askedAt;
    if (age >= (entry.caller === undefined ? NOBODY_TTL_MS : CREDENTIAL_TTL_MS)) return undefined;
    // A failed refresh is left to the request that comes after the entry's end.
    if (entry.caller !== undefined && age >= REFRESH_MS) this.#ask(key, credential).catch(() => undefined);
    return entry;
  }

  #ask(key: string, credential: Credential): Promise<Caller | undefined> {
    const running = this.#asking.get(key);
    if (running !== undefined) return running;
    // The answer is as old as the question: what was revoked in between counts from there.
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
