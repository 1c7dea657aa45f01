import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import { Clock, PUBLISHABLE_PERMISSIONS, type Permission } from '@hearback/kernel';
import type { Caller } from '@hearback/http';
import { isKeyAlive } from '../domain/api-key.js';
import { isDueForTouch, isSessionAlive, SESSION_TOUCH } from '../domain/session.js';
import { accountsErrors } from './accounts.errors.js';
import { CredentialLookup } from './credential-lookup.js';
import { CredentialStore } from './credential-store.js';
import { Operators } from './operators.js';
import { Secrets } from './secrets.js';

/** What a publishable key may do. */
const PUBLISHABLE: ReadonlySet<Permission> = new Set(PUBLISHABLE_PERMISSIONS);

/**
 * Finds the caller that a credential belongs to. Throws `credential-unknown` for one that does not exist, has expired, ended or was
 * revoked, or belongs to an inactive member; the error does not say which. Records the use at most once a minute, and not if it is none.
 */
@Injectable()
export class ResolveCredential {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly secrets: Secrets,
    private readonly database: TenantDatabase,
    private readonly store: CredentialStore,
    private readonly clock: Clock,
    private readonly operators: Operators,
  ) {}

  /** `hash`: SHA-256 of the secret, hexadecimal. */
  async execute(kind: 'key' | 'session', hash: string, { isUse }: { readonly isUse: boolean }): Promise<Caller> {
    const now = this.clock.now();
    const found = kind === 'key' ? await this.key(hash, now) : await this.session(hash, now);
    if (!found) throw accountsErrors.error('credential-unknown');
    if (isUse && isDueForTouch(found.lastUsedAt, now)) await this.touch(kind, found.caller, now);
    return found.caller;
  }

  private async key(hash: string, now: Date): Promise<{ caller: Caller; lastUsedAt: Date | null } | undefined> {
    const key = await this.lookup.key(hash);
    if (!key || !isKeyAlive(key, now)) return undefined;
    const caller: Caller = {
      tenantId: key.tenantId,
      kind: key.kind === 'secret' ? 'secret-key' : 'publishable-key',
      credentialId: key.id,
      staffId: null,
      role: null,
      permissions: key.kind === 'secret' ? new Set(key.scopes) : PUBLISHABLE,
      ...(key.isSuspended ? { isSuspended: true } : {}),
      ...(key.allowedOrigins === null ? {} : { allowedOrigins: key.allowedOrigins }),
    };
    return { caller, lastUsedAt: key.lastUsedAt };
  }

  private async session(hash: string, now: Date): Promise<{ caller: Caller; lastUsedAt: Date } | undefined> {
    const session = await this.lookup.session(hash);
    if (!session || !session.active || !isSessionAlive(session, now)) return undefined;
    const caller: Caller = {
      tenantId: session.tenantId,
      kind: 'session',
      credentialId: session.id,
      staffId: session.staffId,
      role: session.role,
      permissions: this.secrets.permissionsOf(session.role),
      ...(session.isSuspended ? { isSuspended: true } : {}),
    };
    const isOperator = (await this.operators.find(caller)) !== undefined;
    return { caller: isOperator ? { ...caller, isOperator } : caller, lastUsedAt: session.lastUsedAt };
  }

  private touch(kind: 'key' | 'session', caller: Caller, at: Date): Promise<void> {
    const use = { at, unlessSince: new Date(at.getTime() - SESSION_TOUCH) };
    return this.database.withTenant(caller.tenantId, (tx) => this.store.touch(tx, kind, caller.credentialId, use));
  }
}
