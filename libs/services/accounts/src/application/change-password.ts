import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { CallerTransactions } from './caller-transactions.js';
import { Passwords } from './passwords.js';
import { Sessions, type OpenedSession, type SigningBrowser } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to change the caller's password. */
export interface ChangePasswordCommand {
  readonly currentPassword: string;
  readonly newPassword: string;
  readonly origin: AttemptOrigin;
  readonly browser: SigningBrowser;
}

/**
 * Changes the caller's own password, ends all of the member's sessions and opens a new one. Throws `session-only` for
 * keys, `wrong-password`, `weak-password`, and the errors of `Passwords.check`.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly queries: AccountQueries,
    private readonly store: WorkspaceStore,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: ChangePasswordCommand): Promise<OpenedSession> {
    const { staffId } = caller;
    // Read before the transaction of the change: none is open while passwords are hashed.
    const found = staffId === null ? undefined : await this.queries.memberWithPassword(caller.tenantId, staffId);
    if (staffId === null || found === undefined) throw accountsErrors.error('session-only');
    const { staff, passwordHash } = found;
    const { origin, currentPassword } = command;
    const self = { personId: staff.personId, passwordHash };
    if ((await this.passwords.check(staff.email, origin, [self], currentPassword)) === undefined)
      throw accountsErrors.error('wrong-password');
    const newHash = await this.passwords.hashOther(command.newPassword, passwordHash, staff.email, '/new_password');
    return this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      if ((await this.store.lockPasswordHash(audited.tx, staffId)) !== passwordHash)
        throw accountsErrors.error('wrong-password');
      await this.store.setPasswordHash(audited.tx, staff.personId, newHash);
      const method = await this.sessions.methodOf(audited, caller.credentialId);
      const ended = await this.sessions.endAllOf(audited, staff.personId);
      audited.audit({
        action: 'staff.password-changed',
        target: { kind: 'staff', id: staffId },
        before: null,
        after: { ended_sessions: ended },
      });
      return this.sessions.open(audited, staff, command.browser, method);
    });
  }
}
