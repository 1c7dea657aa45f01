import { TenantDatabase } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { domainOf, SSO_ATTEMPT_LIFETIME, type SsoAttempt } from '../../domain/single-sign-on.js';
import { normalEmail } from '../../domain/staff.js';
import { accountsErrors } from '../accounts.errors.js';
import { AttemptLimits } from '../attempt-limits.js';
import { AttemptThrottle } from '../attempt-throttle.js';
import { InvitationQueries } from '../invitation-store.js';
import { Secrets } from '../secrets.js';
import { IdentityProviders } from './identity-providers.js';
import { SsoConnections } from './sso-connections.js';
import { SsoAttemptStore, SsoLookup } from './sso-store.js';

/** By what the workspace is found: an address, the workspace itself, or the token of an invitation. */
export interface BeginSingleSignOnCommand {
  readonly email?: string;
  readonly workspaceId?: string;
  readonly invitationToken?: string;
  /** The cookie by which the browser is recognised when it comes back; undefined: a new one is made. */
  readonly browserToken: string | undefined;
  readonly network: string;
}

/** Where the browser goes now. */
export interface BegunSingleSignOn {
  readonly authorizationUrl: string;
  readonly browserToken: string;
}

type Begin = Pick<SsoAttempt, 'purpose' | 'staffId' | 'invitationHash'>;

/**
 * Sends a browser to the identity provider of a workspace. What is known of an address is the workspace that has proved its domain, never
 * whether somebody has it. Throws `no-single-sign-on`, `provider-unusable`, `too-many-attempts`.
 */
@Injectable()
export class BeginSingleSignOn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly lookup: SsoLookup,
    private readonly invitations: InvitationQueries,
    private readonly connections: SsoConnections,
    private readonly attempts: SsoAttemptStore,
    private readonly providers: IdentityProviders,
    private readonly throttle: AttemptThrottle,
    private readonly limits: AttemptLimits,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  /** For somebody who is not signed in. */
  async signIn(command: BeginSingleSignOnCommand): Promise<BegunSingleSignOn> {
    const { email, invitationToken, browserToken, network } = command;
    const wait = await this.throttle.consume(this.limits.singleSignOn(network));
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    const tenantId = await this.#workspaceOf(command);
    if (tenantId === undefined) throw accountsErrors.error('no-single-sign-on');
    const begin: Begin =
      invitationToken === undefined
        ? { purpose: 'sign-in', staffId: null, invitationHash: null }
        : { purpose: 'accept-invitation', staffId: null, invitationHash: this.secrets.hash(invitationToken) };
    return this.#begin(tenantId, begin, browserToken, email);
  }

  /** For a signed-in member, to be recognised by the provider from now on. Throws `session-only` for keys. */
  async link({ tenantId, staffId }: Caller, browserToken: string | undefined): Promise<BegunSingleSignOn> {
    if (staffId === null) throw accountsErrors.error('session-only');
    return this.#begin(tenantId, { purpose: 'link', staffId, invitationHash: null }, browserToken, undefined);
  }

  async #workspaceOf({ email, workspaceId, invitationToken }: BeginSingleSignOnCommand): Promise<string | undefined> {
    if (invitationToken !== undefined) return this.invitations.workspaceOf(this.secrets.hash(invitationToken));
    if (workspaceId !== undefined) return workspaceId;
    return email === undefined ? undefined : this.lookup.workspaceOfDomain(domainOf(normalEmail(email)));
  }

  async #begin(
    tenantId: string,
    begin: Begin,
    knownToken: string | undefined,
    hint: string | undefined,
  ): Promise<BegunSingleSignOn> {
    const connection = await this.connections.get(tenantId);
    const ties = this.providers.newTies();
    const authorizationUrl = await this.providers.authorizationUrl(connection, ties, hint);
    const browserToken = knownToken ?? this.secrets.newSession().secret;
    const createdAt = this.clock.now();
    await this.database.withTenant(tenantId, (tx) =>
      this.attempts.insert(tx, {
        ...begin,
        stateHash: this.secrets.hash(ties.state),
        browserHash: this.secrets.hash(browserToken),
        nonce: ties.nonce,
        codeVerifier: ties.codeVerifier,
        createdAt,
        expiresAt: new Date(createdAt.getTime() + SSO_ATTEMPT_LIFETIME),
      }),
    );
    return { authorizationUrl, browserToken };
  }
}
