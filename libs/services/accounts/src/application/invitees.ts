import { Injectable } from '@nestjs/common';
import { Clock } from '@hearback/kernel';
import { AccountsConfig } from '../accounts.config.js';
import { isSessionAlive } from '../domain/session.js';
import { allowsAccount } from '../domain/sign-up-policy.js';
import { accountsErrors } from './accounts.errors.js';
import { CredentialLookup } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { Secrets } from './secrets.js';

/** Who accepts an invitation: a person with an account, or a new one with the hash of the password. */
export type Invitee =
  { readonly kind: 'known'; readonly personId: string } | { readonly kind: 'new'; readonly passwordHash: string };

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

  /** The person who has confirmed the address; `undefined` if nobody has. */
  async accountOf(email: string): Promise<string | undefined> {
    const [known] = await this.lookup.persons(email);
    return known?.isConfirmed ? known.personId : undefined;
  }

  /**
   * The person who has confirmed the address must be signed in with it; others get an account with this password. Throws
   * `sign-in-to-join`, `sign-up-closed`, `weak-password` and `busy`.
   */
  async of(email: string, sessionSecret: string | undefined, password: string | undefined): Promise<Invitee> {
    const personId = await this.accountOf(email);
    if (personId !== undefined) {
      if (!(await this.#isSignedIn(personId, sessionSecret))) throw accountsErrors.error('sign-in-to-join');
      return { kind: 'known', personId };
    }
    if (!allowsAccount(this.config.signUp, 'member')) throw accountsErrors.error('sign-up-closed');
    return { kind: 'new', passwordHash: await this.passwords.hashNew(password ?? '', email, '/password') };
  }

  async #isSignedIn(personId: string, secret: string | undefined): Promise<boolean> {
    const session = secret === undefined ? undefined : await this.lookup.session(this.secrets.hash(secret));
    if (!session?.active || !isSessionAlive(session, this.clock.now())) return false;
    const memberships = await this.lookup.memberships(personId);
    return memberships.some(({ staffId, tenantId }) => staffId === session.staffId && tenantId === session.tenantId);
  }
}
