import { TenantDatabase, type UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { isSessionAlive } from '../domain/session.js';
import type { Staff } from '../domain/staff.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { CredentialLookup, type FoundPlace } from './credential-lookup.js';
import { EndedSessions } from './ended-sessions.js';
import { Operators } from './operators.js';
import { PersonStore, type Person, type Profile } from './person-store.js';
import { PersonTransactions } from './person-transactions.js';
import { OwnSessions } from './single-sign-on/own-sessions.js';
import { TimeZones } from './time-zones.js';
import { checkedLanguage } from './workspace-settings.js';

/** The caller's account, without what is secret. */
export interface OwnAccount extends Omit<Person, 'passwordHash' | 'totpSecret' | 'totpLastStep'> {
  readonly recoveryCodes: number;
  readonly isOperator: boolean;
}

/** What people do with their own accounts: profile and sessions. Throws `session-only` for keys. */
@Injectable()
export class OwnAccounts {
  constructor(
    private readonly database: TenantDatabase,
    private readonly queries: AccountQueries,
    private readonly lookup: CredentialLookup,
    private readonly store: PersonStore,
    private readonly transactions: PersonTransactions,
    private readonly callers: CallerTransactions,
    private readonly ended: EndedSessions,
    private readonly timeZones: TimeZones,
    private readonly operators: Operators,
    private readonly clock: Clock,
    private readonly ownSessions: OwnSessions,
  ) {}

  /** The member who calls. */
  async member({ tenantId, staffId }: Caller): Promise<Staff> {
    const staff = staffId === null ? undefined : await this.queries.staff(tenantId, staffId);
    if (staff === undefined) throw accountsErrors.error('session-only');
    return staff;
  }

  async show(caller: Caller): Promise<OwnAccount> {
    const { personId } = await this.member(caller);
    return this.database.withTenant(caller.tenantId, async (tx) => {
      const person = await this.store.find(tx, personId);
      const recoveryCodes = await this.store.countRecoveryCodes(tx, personId);
      if (person === undefined) throw accountsErrors.error('session-only');
      const { passwordHash: _hash, totpSecret: _secret, totpLastStep: _step, ...shown } = person;
      return { ...shown, recoveryCodes, isOperator: this.operators.is(person) };
    });
  }

  /** Changes the profile in all workspaces. Throws `unknown-language` and `unknown-time-zone`. */
  async change(caller: Caller, change: Partial<Profile>): Promise<OwnAccount> {
    const { personId } = await this.member(caller);
    await this.ownSessions.requireOwn(caller, personId);
    const language = change.language ? checkedLanguage(change.language, '/language') : change.language;
    const timeZone = change.timeZone ? await this.timeZones.checked(change.timeZone, '/time_zone') : change.timeZone;
    await this.transactions.run(personId, async ({ tx, person, audit, publishMembers }) => {
      await this.store.setProfile(tx, personId, {
        name: change.name ?? person.name,
        language: language === undefined ? person.language : language,
        timeZone: timeZone === undefined ? person.timeZone : timeZone,
      });
      audit({ action: 'staff.profile-changed', before: null, after: null });
      publishMembers();
    });
    return this.show(caller);
  }

  /** The caller's sessions in all workspaces that have not ended, the last used first. */
  async sessions(caller: Caller): Promise<readonly FoundPlace[]> {
    const { personId } = await this.member(caller);
    await this.ownSessions.requireOwn(caller, personId);
    const now = this.clock.now();
    return (await this.lookup.sessions(personId)).filter((session) => isSessionAlive(session, now));
  }

  /** Ends one of the caller's sessions. Throws `session-not-found`. */
  async endSession(unit: UnitOfWork, caller: Caller, id: string): Promise<void> {
    // A key has no sessions.
    const ended = caller.staffId === null ? 0 : await this.#end(unit, caller, { only: id });
    if (ended === 0) throw accountsErrors.error('session-not-found');
  }

  /** Ends all of the caller's sessions but this one. */
  async endOtherSessions(unit: UnitOfWork, caller: Caller): Promise<void> {
    await this.#end(unit, caller, { kept: caller.credentialId });
  }

  async #end(unit: UnitOfWork, caller: Caller, which: { kept?: string; only?: string }): Promise<number> {
    const { personId } = await this.member(caller);
    await this.ownSessions.requireOwn(caller, personId);
    return this.callers.run(unit, caller, 'workspace:read', async (audited) => {
      // A switch of the workspace opens a session under this lock: none may appear between.
      await this.store.lock(audited.tx, personId);
      const ended = await this.store.endSessions(audited.tx, personId, which);
      await this.ended.record(audited, ended);
      return ended.length;
    });
  }
}
