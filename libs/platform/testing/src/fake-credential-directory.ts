import { randomUUID } from 'node:crypto';
import {
  CredentialDirectory,
  newSecret,
  newSessionToken,
  secretHash,
  type Caller,
  type Credential,
} from '@hearback/http';
import { ALL_PERMISSIONS, permissionsOf, PUBLISHABLE_PERMISSIONS, type Permission, type Role } from '@hearback/kernel';

/** The caller of a test's requests. Default: a secret key of the test's tenant with all permissions. */
export interface TestCaller {
  readonly tenantId?: string;
  /** Staff with a session, with the permissions of the role. */
  readonly role?: Role;
  readonly staffId?: string;
  /** The member of staff operates the installation. */
  readonly isOperator?: boolean;
  readonly kind?: 'secret-key' | 'publishable-key';
  /** Scopes of the key. */
  readonly permissions?: readonly Permission[];
  /** Id of the key. */
  readonly credentialId?: string;
  /** Origins of pages that may use a publishable key. */
  readonly allowedOrigins?: readonly string[];
}

/** Resolves the callers that a test has created; replaces the accounts service. */
export class FakeCredentialDirectory extends CredentialDirectory {
  readonly #callers = new Map<string, Caller>();

  constructor(private readonly tenantId: string) {
    super();
  }

  override resolve({ hash }: Credential): Promise<Caller | undefined> {
    return Promise.resolve(this.#callers.get(hash));
  }

  /** Registers a caller; returns the headers with its credential. */
  headersOf(options: TestCaller): Readonly<Record<string, string>> {
    const caller = this.#callerOf(options);
    if (caller.kind === 'session') {
      const token = newSessionToken();
      this.#callers.set(secretHash(token), caller);
      return { cookie: `__Host-hearback=${token}`, 'sec-fetch-site': 'same-origin' };
    }
    const key = newSecret(caller.kind === 'secret-key' ? 'hbk_live' : 'hbp_live');
    this.#callers.set(secretHash(key), caller);
    return { authorization: `Bearer ${key}` };
  }

  /** Makes the credential in these headers invalid; in another process if `elsewhere`, which tells this one nothing. */
  revoke(headers: Readonly<Record<string, string>>, { elsewhere = false } = {}): void {
    const secret = (headers['authorization'] ?? headers['cookie'])!.replace(/^(Bearer |[^=]+=)/, '');
    const caller = this.#callers.get(secretHash(secret));
    this.#callers.delete(secretHash(secret));
    if (caller !== undefined && !elsewhere) this.forget(caller.tenantId);
  }

  #callerOf(options: TestCaller): Caller {
    const { tenantId = this.tenantId, role, staffId, kind = 'secret-key', permissions, allowedOrigins } = options;
    const common = { tenantId, credentialId: options.credentialId ?? randomUUID() };
    if (role) {
      const isOperator = options.isOperator === true ? { isOperator: true } : {};
      const rights = { role, permissions: permissionsOf(role), ...isOperator };
      return { ...common, kind: 'session', staffId: staffId ?? randomUUID(), ...rights };
    }
    const scopes = permissions ?? (kind === 'secret-key' ? ALL_PERMISSIONS : PUBLISHABLE_PERMISSIONS);
    const origins = allowedOrigins === undefined ? {} : { allowedOrigins };
    return { ...common, kind, staffId: null, role: null, permissions: new Set(scopes), ...origins };
  }
}
