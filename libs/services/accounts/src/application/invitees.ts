import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { AccountsConfig } from '../accounts.config.js';
import { isSessionAlive } from '../domain/session.js';
import { allowsAccount } from '../domain/sign-up-policy.js';
import { accountsErrors } from './accounts.errors.js';
import type { AddressProof } from './address-proofs.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { CredentialLookup, type FoundPerson } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { Secrets } from './secrets.js';

/** Who accepts an invitation: a person with an account, or a new one with the hash of the password. */
export type Invitee =
  | { readonly kind: 'known'; readonly personId: string; readonly proof: AddressProof | null }
  | { readonly kind: 'new'; readonly passwordHash: string };

/** How somebody with the link of an invitation may accept it. */
export interface InviteeState {
  /** Somebody has confirmed the address, or is signed in with it. */
  readonly hasAccount: boolean;
  readonly isSignedIn: boolean;
  readonly needsPassword: boolean;
}

/** What somebody sends who accepts an invitation. */
export interface Acceptance {
  readonly sessionSecret: string | undefined;
  readonly password: string | undefined;
  readonly origin: AttemptOrigin;
}

/** Finds out who accepts an invitation. */
@Injectable()
export class Invitees {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly passwords: Passwords,
    private readonly secrets: Secrets,
    private readonly config: AccountsConfig,
    private readonly clock: Clock,
  ) {}

  async stateOf(email: string, sessionSecret: string | undefined): Promise<InviteeState> {
    const persons = await this.lookup.persons(email);
    const person = await this.#signedIn(persons, sessionSecret);
    const hasAccount = person !== undefined || persons[0]?.isConfirmed === true;
    return {
      hasAccount,
      isSignedIn: person !== undefined,
      needsPassword: person === undefined ? !hasAccount : person.hasInitialPassword,
    };
  }

  /**
   * The person who has confirmed the address must be signed in with it. If nobody has, the session or the password tells which account
   * of the address accepts, as when an address is confirmed; without such an account a new one begins with this password. Throws
   * `sign-in-to-join`, `own-password-needed`, `sign-up-closed`, and the errors of `Passwords`.
   */
  async of(email: string, { sessionSecret, password, origin }: Acceptance): Promise<Invitee> {
    const persons = await this.lookup.persons(email);
    const signedIn = await this.#signedIn(persons, sessionSecret);
    if (signedIn !== undefined) return this.#known(signedIn, email, password);
    if (persons[0]?.isConfirmed) throw accountsErrors.error('sign-in-to-join');
    if (persons.length > 0 && password !== undefined) {
      const own = await this.passwords.check(email, origin, persons, password);
      if (own !== undefined) return this.#known(own, email, undefined);
    }
    if (!allowsAccount(this.config.signUp, 'member')) throw accountsErrors.error('sign-up-closed');
    return { kind: 'new', passwordHash: await this.passwords.hashNew(password ?? '', email, '/password') };
  }

  async #known(person: FoundPerson, email: string, password: string | undefined): Promise<Invitee> {
    const { personId, passwordHash, isConfirmed, hasInitialPassword } = person;
    const known = { kind: 'known', personId } as const;
    if (!hasInitialPassword)
      return { ...known, proof: isConfirmed ? null : { email, passwordHash, newPasswordHash: null } };
    if (password === undefined) throw accountsErrors.error('own-password-needed');
    const newPasswordHash = await this.passwords.hashOther(password, passwordHash, email, '/password');
    return { ...known, proof: { email, passwordHash, newPasswordHash } };
  }

  async #signedIn(persons: readonly FoundPerson[], secret: string | undefined): Promise<FoundPerson | undefined> {
    const session = secret === undefined ? undefined : await this.lookup.session(this.secrets.hash(secret));
    if (!session?.active || !isSessionAlive(session, this.clock.now())) return undefined;
    for (const person of persons) {
      const memberships = await this.lookup.memberships(person.personId);
      if (memberships.some(({ staffId, tenantId }) => staffId === session.staffId && tenantId === session.tenantId))
        return person;
    }
    return undefined;
  }
}
