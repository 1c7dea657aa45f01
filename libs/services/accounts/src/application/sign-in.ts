import { Injectable } from '@nestjs/common';
import { normalEmail } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialLookup } from './credential-lookup.js';
import { Passwords } from './passwords.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to sign in. */
export interface SignInCommand {
  readonly email: string;
  readonly password: string;
  /** The caller's network, by which attempts are limited. */
  readonly network: string;
  /** The secret of the session cookie that the browser sent; that session ends when the new one begins. */
  readonly previousSecret: string | undefined;
}

/**
 * Opens a session for an address and a password. An unknown address, a wrong password and an inactive member get the same
 * `sign-in-refused` after the same amount of work.
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

  async execute(command: SignInCommand): Promise<OpenedSession> {
    const email = normalEmail(command.email);
    const found = await this.lookup.staff(email);
    const isCorrect = await this.passwords.check(email, command.network, found?.passwordHash, command.password);
    if (!isCorrect || !found?.active) throw accountsErrors.error('sign-in-refused');
    return this.transactions.runSeparately(found.tenantId, { kind: 'staff', id: found.id }, async (audited) => {
      // A password change or deactivation since the check has ended all sessions, so this one must not be opened.
      const hash = await this.store.lockPasswordHash(audited.tx, found.id);
      const staff = await this.store.findStaff(audited.tx, found.id);
      if (hash !== found.passwordHash || !staff) throw accountsErrors.error('sign-in-refused');
      return this.sessions.open(audited, staff, command.previousSecret);
    });
  }
}
