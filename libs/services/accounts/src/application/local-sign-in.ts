import { TenantDatabase } from '@hearback/database';
import { isLocalUrl } from '@hearback/http';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import { LOCAL_SIGN_IN_LIFETIME } from '../domain/local-sign-in.js';
import { normalEmail } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialLookup, type FoundPersonToken } from './credential-lookup.js';
import { KnownDevices } from './known-devices.js';
import { PersonLinks } from './person-links.js';
import { PersonStore, type Person } from './person-store.js';
import { SecondSteps } from './second-steps.js';
import { Secrets } from './secrets.js';
import { Sessions, type OpenedSession, type SigningBrowser } from './sessions.js';
import type { AwaitsCode, SignedIn } from './sign-in.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Links that sign in once, for the person who runs the platform on the own machine. A link takes the place of the password: a person with a
 * second factor still needs the code. Throws `no-local-sign-in` where this is off or the platform is for others too.
 */
@Injectable()
export class LocalSignIn {
  constructor(
    private readonly config: AccountsConfig,
    private readonly database: TenantDatabase,
    private readonly transactions: AuditedTransactions,
    private readonly lookup: CredentialLookup,
    private readonly links: PersonLinks,
    private readonly store: PersonStore,
    private readonly workspaces: WorkspaceStore,
    private readonly sessions: Sessions,
    private readonly steps: SecondSteps,
    private readonly devices: KnownDevices,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A new token for the person who has confirmed the address; earlier ones end. Throws `link-unknown` without such a person. */
  async issue(address: string): Promise<string> {
    this.#requireOn();
    const [found] = await this.lookup.persons(normalEmail(address));
    if (!found?.isConfirmed) throw accountsErrors.error('link-unknown');
    const { tenantId, personId } = found;
    const { secret, hash: secretHash } = this.secrets.newSession();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + LOCAL_SIGN_IN_LIFETIME);
    await this.database.withTenant(tenantId, async (tx) => {
      const person = await this.store.lock(tx, personId);
      if (person === undefined) throw accountsErrors.error('link-unknown');
      await this.store.deleteTokens(tx, personId, ['local-sign-in']);
      const token = { id: this.ids.next(), personId, purpose: 'local-sign-in', email: person.email } as const;
      await this.store.insertToken(tx, { ...token, secretHash, createdAt, expiresAt });
    });
    return secret;
  }

  /** Uses the token up and opens a session, or returns the token of the second step. Throws `link-unknown`. */
  async redeem(token: string, browser: SigningBrowser): Promise<SignedIn | AwaitsCode> {
    this.#requireOn();
    const link = await this.links.find('local-sign-in', token);
    const { person, opened } = await this.#open(link, browser);
    if (opened !== undefined) return { ...opened, deviceToken: this.devices.issue(link.personId) };
    const { tenantId, personId, staffId } = link;
    const { passwordHash } = person;
    return { stepToken: await this.steps.begin({ tenantId, personId, staffId, isConfirmed: true, passwordHash }) };
  }

  #open(
    { id, tenantId, personId, staffId }: FoundPersonToken,
    browser: SigningBrowser,
  ): Promise<{ readonly person: Person; readonly opened?: OpenedSession }> {
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const person = await this.store.lock(audited.tx, personId);
      const isActive = (await this.workspaces.lockPasswordHash(audited.tx, staffId)) !== undefined;
      const staff = await this.workspaces.findStaff(audited.tx, staffId);
      const isUsable = person !== undefined && isActive && staff !== undefined;
      if (!isUsable || !(await this.store.takeToken(audited.tx, id))) throw accountsErrors.error('link-unknown');
      if (person.totpConfirmedAt !== null) return { person };
      return { person, opened: await this.sessions.open(audited, staff, browser) };
    });
  }

  #requireOn(): void {
    const { localSignIn, publicUrl } = this.config;
    if (localSignIn !== 'on' || !isLocalUrl(publicUrl)) throw accountsErrors.error('no-local-sign-in');
  }
}
