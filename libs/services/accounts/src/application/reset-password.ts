import { Injectable } from '@nestjs/common';
import { normalEmail } from '../domain/staff.js';
import { AccountMails } from './account-mails.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits } from './attempt-limits.js';
import { AttemptThrottle } from './attempt-throttle.js';
import { BackgroundWork, type ResetRequest } from './background-work.js';
import { CredentialLookup } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { PersonLinks } from './person-links.js';
import { PersonStore } from './person-store.js';
import { PersonTransactions } from './person-transactions.js';

/** Replaces forgotten passwords with a link that is mailed to the confirmed address. */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly transactions: PersonTransactions,
    private readonly store: PersonStore,
    private readonly passwords: Passwords,
    private readonly throttle: AttemptThrottle,
    private readonly limits: AttemptLimits,
    private readonly mails: AccountMails,
    private readonly links: PersonLinks,
    private readonly background: BackgroundWork,
  ) {}

  /**
   * Takes the request for any address. What is done with it comes later, so that neither the reply nor its time tells whether the address
   * is known. Throws `too-many-attempts` for a network that asks too often, and `attempts-unavailable`.
   */
  async request(address: string, network: string): Promise<void> {
    const wait = await this.throttle.consume(this.limits.resetRequests(network));
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    await this.background.mailReset({ email: normalEmail(address), network });
  }

  /** Mails a link if somebody has confirmed the address. */
  async mail({ email, network }: ResetRequest): Promise<void> {
    if ((await this.throttle.consume(this.limits.resetMail(email, network))) > 0) return;
    const [found] = await this.lookup.persons(email);
    // Nobody is mailed who has not confirmed the address, as ADR 37 explains.
    if (!found?.isConfirmed) return;
    const { personId, tenantId, staffId } = found;
    await this.transactions.run(personId, async (transaction) => {
      if (transaction.person.email !== email) return;
      await this.mails.request(transaction, {
        purpose: 'reset-password',
        personId,
        tenantId,
        staffId,
        email,
        to: null,
      });
    });
  }

  /** Sets the password, ends all sessions and all other links of the person. Throws `link-unknown`, `weak-password` and `busy`. */
  async redeem(token: string, password: string): Promise<void> {
    const link = await this.links.find('reset-password', token);
    const initial = (await this.lookup.persons(link.email)).find(
      ({ personId, hasInitialPassword }) => hasInitialPassword && personId === link.personId,
    );
    const hash = await this.passwords.hashOther(password, initial?.passwordHash, link.email, '/password');
    const done = await this.transactions.run(link.personId, async ({ tx, audit }) => {
      await this.links.use(tx, link);
      await this.store.deleteTokens(tx, link.personId, [
        'reset-password',
        'second-step',
        'change-address',
        'local-sign-in',
      ]);
      await this.store.setPassword(tx, link.personId, hash);
      const ended = await this.store.endSessions(tx, link.personId);
      audit({ action: 'staff.password-reset', before: null, after: { ended_sessions: ended.length } });
      return true;
    });
    if (done === undefined) throw accountsErrors.error('link-unknown');
  }
}
