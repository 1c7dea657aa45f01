import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits, type AttemptOrigin } from './attempt-limits.js';
import { CallerTransactions } from './caller-transactions.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { EndedSessions } from './ended-sessions.js';
import { Passwords } from './passwords.js';
import { PersonStore, type Person } from './person-store.js';
import { SecondFactors } from './second-factors.js';
import { SignInGate } from './sign-in-gate.js';

/** Turns the caller's second factor on and off. Throws `session-only` for keys, `wrong-password`, and the errors of `Passwords.check`. */
@Injectable()
export class TwoStepSignIn {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly queries: AccountQueries,
    private readonly passwords: Passwords,
    private readonly store: PersonStore,
    private readonly factors: SecondFactors,
    private readonly gate: SignInGate,
    private readonly limits: AttemptLimits,
    private readonly ended: EndedSessions,
  ) {}

  /** Makes a secret for an authenticator app. It counts after `turnOn`. Throws `second-factor-on`. */
  async prepare(
    unit: UnitOfWork,
    caller: Caller,
    password: string,
    origin: AttemptOrigin,
  ): Promise<{ readonly secret: string; readonly address: string }> {
    return this.#run(unit, caller, { password, origin }, async ({ tx }, person) => {
      if (person.totpConfirmedAt !== null) throw accountsErrors.error('second-factor-on');
      return this.factors.prepare(tx, person);
    });
  }

  /** Turns it on with a code of the app, ends all other sessions, and returns the recovery codes. Throws `wrong-code`. */
  async turnOn(unit: UnitOfWork, caller: Caller, code: string): Promise<readonly string[]> {
    const { staff } = await this.#self(caller);
    const counts = this.limits.secondFactorSetUp(staff.personId);
    const wait = await this.gate.enter(counts);
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    const codes = await this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      const person = await this.#locked(audited.tx, staff.personId);
      if (person.totpConfirmedAt !== null) throw accountsErrors.error('second-factor-on');
      const recovery = await this.factors.turnOn(audited.tx, person, code, audited.now);
      if (recovery === undefined) throw accountsErrors.error('wrong-code');
      const ended = await this.store.endSessions(audited.tx, person.id, { kept: caller.credentialId });
      await this.ended.record(audited, ended);
      record(audited, staff.id, 'staff.second-factor-on');
      return recovery;
    });
    await this.gate.succeed(counts);
    return codes;
  }

  /** Turns it off. Throws `second-factor-off`. */
  async turnOff(unit: UnitOfWork, caller: Caller, password: string, origin: AttemptOrigin): Promise<void> {
    await this.#run(unit, caller, { password, origin }, async (audited, person, staffId) => {
      if (person.totpConfirmedAt === null) throw accountsErrors.error('second-factor-off');
      await this.factors.turnOff(audited.tx, person.id);
      record(audited, staffId, 'staff.second-factor-off');
    });
  }

  /** Replaces the recovery codes. Throws `second-factor-off`. */
  async renewCodes(
    unit: UnitOfWork,
    caller: Caller,
    password: string,
    origin: AttemptOrigin,
  ): Promise<readonly string[]> {
    return this.#run(unit, caller, { password, origin }, async (audited, person, staffId) => {
      if (person.totpConfirmedAt === null) throw accountsErrors.error('second-factor-off');
      record(audited, staffId, 'staff.recovery-codes-renewed');
      return this.factors.renewRecoveryCodes(audited.tx, person.id);
    });
  }

  /** Checks the password before the transaction, because none is open while passwords are hashed. */
  async #run<T>(
    unit: UnitOfWork,
    caller: Caller,
    { password, origin }: { readonly password: string; readonly origin: AttemptOrigin },
    change: (audited: AuditedTransaction, person: Person, staffId: string) => Promise<T>,
  ): Promise<T> {
    const { staff, passwordHash } = await this.#self(caller);
    const self = { personId: staff.personId, passwordHash };
    if ((await this.passwords.check(staff.email, origin, [self], password)) === undefined)
      throw accountsErrors.error('wrong-password');
    return this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      const person = await this.#locked(audited.tx, staff.personId);
      if (person.passwordHash !== passwordHash) throw accountsErrors.error('wrong-password');
      return change(audited, person, staff.id);
    });
  }

  async #self({ tenantId, staffId }: Caller) {
    const found = staffId === null ? undefined : await this.queries.memberWithPassword(tenantId, staffId);
    if (found === undefined) throw accountsErrors.error('session-only');
    return found;
  }

  async #locked(tx: TenantTx, personId: string): Promise<Person> {
    const person = await this.store.lock(tx, personId);
    if (person === undefined) throw accountsErrors.error('session-only');
    return person;
  }
}

function record(audited: AuditedTransaction, staffId: string, action: string): void {
  audited.audit({ action, target: { kind: 'staff', id: staffId }, before: null, after: null });
}
