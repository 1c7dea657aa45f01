import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import { normalEmail } from '../domain/staff.js';
import { AccountMails } from './account-mails.js';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { AttemptLimits, type AttemptOrigin } from './attempt-limits.js';
import { AttemptThrottle } from './attempt-throttle.js';
import { CredentialLookup } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { PersonLinks } from './person-links.js';
import { PersonStore } from './person-store.js';
import { PersonTransactions } from './person-transactions.js';

/** A request to change the own address. */
export interface ChangeAddressCommand {
  readonly email: string;
  readonly password: string;
  readonly origin: AttemptOrigin;
}

/**
 * Changes the address of a person, which both sides confirm: the new address with a mailed link, and the old one is mailed a link with
 * which its owner keeps it, before the change and for two weeks after it.
 */
@Injectable()
export class ChangeAddress {
  constructor(
    private readonly queries: AccountQueries,
    private readonly passwords: Passwords,
    private readonly throttle: AttemptThrottle,
    private readonly limits: AttemptLimits,
    private readonly lookup: CredentialLookup,
    private readonly transactions: PersonTransactions,
    private readonly store: PersonStore,
    private readonly mails: AccountMails,
    private readonly links: PersonLinks,
  ) {}

  /**
   * Mails both links. An address that belongs to somebody else gets the same reply and no mail. Throws `session-only`, `wrong-password`,
   * `address-unconfirmed`, `too-many-attempts` and the errors of `Passwords.check`.
   */
  async request(caller: Caller, { email: address, password, origin }: ChangeAddressCommand): Promise<void> {
    const { staffId, tenantId } = caller;
    const own = staffId === null ? undefined : await this.queries.memberWithPassword(tenantId, staffId);
    if (staffId === null || own === undefined) throw accountsErrors.error('session-only');
    const { staff, passwordHash } = own;
    const self = { personId: staff.personId, passwordHash };
    if ((await this.passwords.check(staff.email, origin, [self], password)) === undefined)
      throw accountsErrors.error('wrong-password');
    if (staff.confirmedAt === null) throw accountsErrors.error('address-unconfirmed');
    const email = normalEmail(address);
    const mail = { workspaceId: tenantId, hasConfirmedOwner: true, email, network: origin.network };
    const wait = await this.throttle.consume(this.limits.confirmationMail(mail));
    if (wait > 0) throw accountsErrors.error('too-many-attempts', undefined, { retryAfter: wait });
    const [holder] = await this.lookup.persons(email);
    if (holder?.isConfirmed || email === staff.email) return;
    const { personId } = staff;
    await this.transactions.run(personId, async (transaction) => {
      const { tx, person, audit } = transaction;
      if (person.passwordHash !== passwordHash) throw accountsErrors.error('wrong-password');
      await this.store.deleteTokens(tx, personId, ['change-address']);
      const to = { personId, tenantId, staffId };
      await this.mails.request(transaction, { ...to, purpose: 'change-address', email, to: email });
      await this.mails.request(transaction, { ...to, purpose: 'keep-address', email: person.email, to: person.email });
      audit({ action: 'staff.address-change-requested', before: null, after: null });
    });
  }

  /** The new address is confirmed and becomes the person's. Throws `link-unknown` and `address-taken`. */
  async confirm(token: string): Promise<void> {
    const link = await this.links.find('change-address', token);
    const done = await this.transactions.run(link.personId, async ({ tx, now, audit, publishMembers }) => {
      await this.links.use(tx, link);
      await this.store.deleteTokens(tx, link.personId, ['reset-password']);
      await this.store.setEmail(tx, link.personId, link.email, now);
      audit({ action: 'staff.address-changed', before: null, after: null });
      publishMembers();
      return true;
    });
    if (done === undefined) throw accountsErrors.error('link-unknown');
  }

  /** The owner of the old address keeps it, or gets it back. Ends all sessions, because somebody else may have opened one. */
  async keep(token: string): Promise<void> {
    const link = await this.links.find('keep-address', token);
    const done = await this.transactions.run(link.personId, async ({ tx, now, person, audit, publishMembers }) => {
      // Later links were mailed to addresses that this owner takes back, perhaps from a thief.
      await this.store.deleteLaterTokens(tx, link.id);
      await this.links.use(tx, link);
      await this.store.deleteTokens(tx, link.personId, ['change-address', 'reset-password', 'second-step']);
      const ended = await this.store.endSessions(tx, link.personId);
      audit({ action: 'staff.address-kept', before: null, after: { ended_sessions: ended.length } });
      if (person.email === link.email) return true;
      await this.store.setEmail(tx, link.personId, link.email, now);
      publishMembers();
      return true;
    });
    if (done === undefined) throw accountsErrors.error('link-unknown');
  }
}
