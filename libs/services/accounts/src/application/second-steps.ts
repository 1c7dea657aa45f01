import { TenantDatabase } from '@hearback/database';
import { Clock, Ids } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { SECOND_STEP_LIFETIME } from '../domain/second-factor.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits } from './attempt-limits.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialLookup, type KnownPerson } from './credential-lookup.js';
import { KnownDevices } from './known-devices.js';
import { PersonStore } from './person-store.js';
import { SecondFactors } from './second-factors.js';
import { Secrets } from './secrets.js';
import { Sessions, type OpenedSession, type SigningBrowser } from './sessions.js';
import { SignInGate } from './sign-in-gate.js';
import { WorkspaceStore } from './workspace-store.js';

/** The second step of a sign-in: a code of the authenticator app, or a recovery code, within five minutes after the password. */
@Injectable()
export class SecondSteps {
  constructor(
    private readonly database: TenantDatabase,
    private readonly transactions: AuditedTransactions,
    private readonly lookup: CredentialLookup,
    private readonly store: PersonStore,
    private readonly workspaces: WorkspaceStore,
    private readonly factors: SecondFactors,
    private readonly sessions: Sessions,
    private readonly devices: KnownDevices,
    private readonly gate: SignInGate,
    private readonly limits: AttemptLimits,
    private readonly secrets: Secrets,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A token for the second step. Throws `sign-in-refused` if the password was changed since its check. */
  begin({ tenantId, personId, passwordHash }: KnownPerson): Promise<string> {
    const { secret, hash: secretHash } = this.secrets.newSession();
    const createdAt = this.clock.now();
    const expiresAt = new Date(createdAt.getTime() + SECOND_STEP_LIFETIME);
    return this.database.withTenant(tenantId, async (tx) => {
      const person = await this.store.lock(tx, personId);
      if (person?.passwordHash !== passwordHash) throw accountsErrors.error('sign-in-refused');
      const token = { id: this.ids.next(), personId, purpose: 'second-step', email: null } as const;
      await this.store.insertToken(tx, { ...token, secretHash, createdAt, expiresAt });
      return secret;
    });
  }

  /** Opens the session. Throws `sign-in-refused` for an unknown or expired token and a wrong or used code alike. */
  async finish(
    token: string | undefined,
    code: string,
    browser: SigningBrowser,
  ): Promise<OpenedSession & { readonly deviceToken: string }> {
    const found = token === undefined ? undefined : await this.lookup.personToken(this.secrets.hash(token));
    if (found?.purpose !== 'second-step' || found.expiresAt <= this.clock.now())
      throw accountsErrors.error('sign-in-refused');
    const { tenantId, personId, staffId, id } = found;
    const counts = this.limits.secondStep(personId);
    // Counted before the check, so that simultaneous attempts cannot pass together.
    const wait = await this.gate.enter(counts);
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    const actor = { kind: 'staff', id: staffId } as const;
    const opened = await this.transactions.runSeparately(tenantId, actor, async (audited) => {
      const { tx, now } = audited;
      const person = await this.store.lock(tx, personId);
      const isActive = (await this.workspaces.lockPasswordHash(tx, staffId)) !== undefined;
      const staff = await this.workspaces.findStaff(tx, staffId);
      const isRight = person !== undefined && isActive && (await this.factors.use(tx, person, code, now));
      if (!isRight || staff === undefined || !(await this.store.takeToken(tx, id)))
        throw accountsErrors.error('sign-in-refused');
      return this.sessions.open(audited, staff, browser);
    });
    await this.gate.succeed(counts);
    return { ...opened, deviceToken: this.devices.issue(personId) };
  }
}
