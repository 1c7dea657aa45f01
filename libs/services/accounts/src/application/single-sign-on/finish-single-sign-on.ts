import { TenantDatabase } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { isSessionAlive } from '../../domain/session.js';
import type { ProvenIdentity, SsoAttempt } from '../../domain/single-sign-on.js';
import { accountsErrors } from '../accounts.errors.js';
import { AuditedTransactions } from '../audited-transactions.js';
import { CredentialLookup } from '../credential-lookup.js';
import { Secrets } from '../secrets.js';
import type { OpenedSession, SigningBrowser } from '../sessions.js';
import { IdentityProviders } from './identity-providers.js';
import { ProvenPersons } from './proven-persons.js';
import { SsoConnections } from './sso-connections.js';
import { SsoAttemptStore, SsoLookup, SsoStore } from './sso-store.js';

/** A browser that comes back from a provider. */
export interface FinishSingleSignOnCommand {
  /** The query of the page to which the provider has sent the browser. */
  readonly parameters: URLSearchParams;
  /** The cookie of the browser that began. */
  readonly browserToken: string | undefined;
  readonly browser: SigningBrowser;
}

/** What came of it. */
export type SingleSignOnOutcome =
  | { readonly kind: 'signed-in'; readonly session: OpenedSession }
  | { readonly kind: 'linked' }
  | { readonly kind: 'join-requested' };

/**
 * Ends an attempt: signs a member in, links a member, or lets somebody join. A state works once and only in the browser that began.
 * Throws `sso-failed` for whatever does not belong together, and the errors of `ProvenPersons`.
 */
@Injectable()
export class FinishSingleSignOn {
  constructor(
    private readonly database: TenantDatabase,
    private readonly transactions: AuditedTransactions,
    private readonly lookup: SsoLookup,
    private readonly credentials: CredentialLookup,
    private readonly connections: SsoConnections,
    private readonly attempts: SsoAttemptStore,
    private readonly store: SsoStore,
    private readonly providers: IdentityProviders,
    private readonly persons: ProvenPersons,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
  ) {}

  async execute({ parameters, browserToken, browser }: FinishSingleSignOnCommand): Promise<SingleSignOnOutcome> {
    const state = parameters.get('state') ?? '';
    const { tenantId, attempt } = await this.#take(state, browserToken);
    if (attempt.purpose === 'link') await this.#requireSession(tenantId, attempt, browser.previousSecret);
    const connection = await this.connections.get(tenantId);
    const { nonce, codeVerifier } = attempt;
    const identity = await this.providers.identityOf(connection, { state, nonce, codeVerifier }, parameters);
    // The provider's answer is signed for this client; the name of the issuer is that of the connection.
    if (identity.issuer !== connection.issuer) throw accountsErrors.error('sso-failed');
    if (attempt.staffId !== null) return this.#link(tenantId, attempt.staffId, identity);
    return this.persons.admit(tenantId, identity, { invitationHash: attempt.invitationHash, browser });
  }

  /** In a transaction of its own: the state is used up whatever comes next. */
  async #take(state: string, browserToken: string | undefined) {
    const stateHash = this.secrets.hash(state);
    const tenantId = await this.lookup.workspaceOfState(stateHash);
    if (tenantId === undefined || browserToken === undefined) throw accountsErrors.error('sso-failed');
    const browserHash = this.secrets.hash(browserToken);
    const attempt = await this.database.withTenant(tenantId, (tx) => this.attempts.take(tx, stateHash, browserHash));
    if (attempt === undefined || attempt.expiresAt <= this.clock.now()) throw accountsErrors.error('sso-failed');
    return { tenantId, attempt };
  }

  /** Who links must still be signed in, in this browser. */
  async #requireSession(tenantId: string, { staffId }: SsoAttempt, secret: string | undefined): Promise<void> {
    const session = secret === undefined ? undefined : await this.credentials.session(this.secrets.hash(secret));
    const isOwn = session?.tenantId === tenantId && session.staffId === staffId && session.active;
    if (!isOwn || !isSessionAlive(session, this.clock.now())) throw accountsErrors.error('sso-failed');
  }

  #link(tenantId: string, staffId: string, { issuer, subject }: ProvenIdentity): Promise<SingleSignOnOutcome> {
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const { tx, now } = audited;
      await this.persons.lockTested(audited, issuer);
      await this.store.link(tx, { issuer, subject, staffId }, now);
      const target = { kind: 'staff', id: staffId } as const;
      audited.audit({ action: 'staff.identity-linked', target, before: null, after: { issuer } });
      return { kind: 'linked' };
    });
  }
}
