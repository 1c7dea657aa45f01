import type { Permission } from '@hearback/kernel';
import type { Caller } from './caller.js';

/** A credential as a request carries it: the SHA-256 of a key or of a session token, in hexadecimal. */
export interface Credential {
  readonly kind: 'key' | 'session';
  readonly hash: string;
}

/** Resolves credentials to callers. */
export abstract class CredentialDirectory {
  /** The caller, or `undefined` where nobody (any more) has this credential. Throws `unavailable` if that cannot be determined now. */
  abstract resolve(credential: Credential): Promise<Caller | undefined>;

  /** As `resolve`, but never from a cache. */
  resolveUncached(credential: Credential): Promise<Caller | undefined> {
    return this.resolve(credential);
  }

  /** As `resolve`, but does not count as a use of the credential, so that it ends no later because of it. */
  peek(credential: Credential): Promise<Caller | undefined> {
    return this.resolve(credential);
  }

  readonly #listeners = new Set<(tenantId: string) => void>();

  /** Drops what is cached of this workspace. Call it after a commit that changed members, sessions or keys. */
  forget(tenantId: string): void {
    for (const listener of this.#listeners) listener(tenantId);
  }

  /** Calls `listener` with each workspace that this process forgets. */
  onForget(listener: (tenantId: string) => void): void {
    this.#listeners.add(listener);
  }
}

/** A caller as JSON: what `POST /internal/credentials/resolve` answers as member `caller`. */
export interface CallerDocument extends Omit<Caller, 'permissions'> {
  readonly permissions: readonly Permission[];
}

/** The caller as JSON. */
export function toCallerDocument(caller: Caller): CallerDocument {
  return { ...caller, permissions: [...caller.permissions] };
}

/** The caller from the JSON of this platform's own accounts service. */
export function fromCallerDocument(document: CallerDocument): Caller {
  return { ...document, permissions: new Set(document.permissions) };
}
