import { TenantDatabase } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from '../accounts.errors.js';
import { CredentialLookup, type KnownPerson } from '../credential-lookup.js';
import { CredentialStore } from '../credential-store.js';
import { SsoLookup } from './sso-store.js';

/**
 * What sessions are good for. The provider of a workspace vouches for its members there and nowhere else: a session that it has opened is
 * no session of the same person in other workspaces, or the owners of one workspace could enter another one.
 */
@Injectable()
export class OwnSessions {
  constructor(
    private readonly database: TenantDatabase,
    private readonly store: CredentialStore,
    private readonly lookup: CredentialLookup,
    private readonly sso: SsoLookup,
  ) {}

  /** Throws `password-session-needed` if single sign-on has opened the caller's session. */
  async requirePassword(caller: Caller): Promise<void> {
    if (await this.isSingleSignOn(caller)) throw accountsErrors.error('password-session-needed');
  }

  /** Whether single sign-on has opened the caller's session. */
  async isSingleSignOn({ tenantId, credentialId }: Caller): Promise<boolean> {
    const session = await this.database.withTenant(tenantId, (tx) => this.store.findSession(tx, credentialId));
    return session?.isSingleSignOn === true;
  }

  /** As `requirePassword`, unless the person is a member of this workspace only. */
  async requireOwn(caller: Caller, personId: string): Promise<void> {
    if ((await this.lookup.memberships(personId)).length > 1) await this.requirePassword(caller);
  }

  /** Whether the person needs single sign-on to enter the workspace. */
  async needsSingleSignOn(personId: string, workspaceId: string): Promise<boolean> {
    return (await this.sso.ssoOnlyWorkspaces(personId)).includes(workspaceId);
  }

  /** Where a right password leads: the workspace that was opened last, or another one if that needs single sign-on. */
  async placeFor(person: KnownPerson): Promise<KnownPerson> {
    const closed = await this.sso.ssoOnlyWorkspaces(person.personId);
    if (!closed.includes(person.tenantId)) return person;
    const memberships = await this.lookup.memberships(person.personId);
    const last = memberships.find(({ tenantId }) => tenantId === person.tenantId);
    // A sandbox has no provider of its own: its workspace tells the person to use the one that it has.
    const other =
      memberships.find(({ tenantId }) => !closed.includes(tenantId)) ??
      memberships.find(({ tenantId }) => tenantId === last?.sandboxOf);
    return other === undefined ? person : { ...person, tenantId: other.tenantId, staffId: other.staffId };
  }
}
