import { Injectable } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import { PersonStore } from './person-store.js';
import { PersonTransactions } from './person-transactions.js';

/** What a person proves who opens a mailed link and is known by session or password. */
export interface AddressProof {
  readonly email: string;
  /** By which the person was recognised; checked again under lock. */
  readonly passwordHash: string;
  /** Replaces a password that somebody else chose; null: the person's own is kept. */
  readonly newPasswordHash: string | null;
}

/** Confirms the address of a person in all workspaces, and replaces a password that somebody else chose. */
@Injectable()
export class AddressProofs {
  constructor(
    private readonly transactions: PersonTransactions,
    private readonly store: PersonStore,
  ) {}

  /** Throws `sign-in-to-join` if the person has changed meanwhile, and `address-taken`. */
  async apply(personId: string, { email, passwordHash, newPasswordHash }: AddressProof): Promise<void> {
    const isApplied = await this.transactions.run(personId, async ({ tx, now, person, audit, publishMembers }) => {
      if (person.passwordHash !== passwordHash || person.email !== email) return false;
      if (newPasswordHash !== null) {
        await this.store.setPassword(tx, personId, newPasswordHash);
        await this.store.deleteTokens(tx, personId, [
          'reset-password',
          'second-step',
          'change-address',
          'local-sign-in',
        ]);
        // The person who chose the first password may have opened sessions with it.
        const ended = await this.store.endSessions(tx, personId);
        audit({ action: 'staff.password-changed', before: null, after: { ended_sessions: ended.length } });
      }
      if (person.confirmedAt === null) {
        await this.store.setEmail(tx, personId, email, now);
        audit({ action: 'staff.address-confirmed', before: { confirmed: false }, after: { confirmed: true } });
        publishMembers();
      }
      return true;
    });
    if (isApplied !== true) throw accountsErrors.error('sign-in-to-join');
  }
}
