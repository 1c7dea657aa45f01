import { Injectable } from '@nestjs/common';
import { normalEmail } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialLookup } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A wish to sign in. */
export interface SignInWish {
  readonly email: string;
  readonly password: string;
  /** The caller's network, as one word for limits. */
  readonly network: string;
  /** The secret of the session that the same browser still shows; it ends when the new one begins. */
  readonly previousSecret: string | undefined;
}

/**
 * Opens a session for address and password. An unknown address, a wrong password and an inactive member get the same
 * `sign-in-refused` after the same work.
 */
@Injectable()
export class SignIn {
  constructor(
    private readonly lookup: CredentialLookup,
    private readonly passwords: Passwords,
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
    private readonly sessions: Sessions,
  ) {}

  async execute(wish: SignInWish): Promise<OpenedSession> {
    const email = normalEmail(wish.email);
    const found = await this.lookup.staff(email);
    const right = await this.passwords.check(email, wish.network, found?.passwordHash, wish.password);
    if (!right || !found?.active) throw accountsErrors.error('sign-in-refused');
    return this.transactions.runSeparately(found.tenantId, { kind: 'staff', id: found.id }, async (audited) => {
      // A password change or deactivation since the check has ended all sessions; this one must not outlive it.
      const hash = await this.store.lockPasswordHash(audited.tx, found.id);
      const staff = await this.store.findStaff(audited.tx, found.id);
      if (hash !== found.passwordHash || !staff) throw accountsErrors.error('sign-in-refused');
      return this.sessions.open(audited, staff, wish.previousSecret);
    });
  }
}
