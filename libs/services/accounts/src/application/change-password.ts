import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import type { Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { CredentialStore } from './credential-store.js';
import { Passwords } from './passwords.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to change the caller's password. */
export interface ChangePasswordCommand {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** The caller's network, by which attempts are limited. */
  readonly network: string;
}

/**
 * Changes the caller's own password, ends all of the member's sessions and opens a new one. Throws `session-only` for
 * keys, `wrong-password`, `weak-password`, and the errors of `Passwords.check`.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: WorkspaceStore,
    private readonly credentials: CredentialStore,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: ChangePasswordCommand): Promise<OpenedSession> {
    const { staffId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    const { staff, hash } = await this.current(unit, staffId);
    if (!(await this.passwords.check(staff.email, command.network, hash, command.currentPassword)))
      throw accountsErrors.error('wrong-password');
    const newHash = await this.passwords.hashNew(command.newPassword, staff.email, '/new_password');
    return this.transactions.run(unit, caller, 'workspace:read', async (audited) => {
      if ((await this.store.lockPasswordHash(audited.tx, staffId)) !== hash)
        throw accountsErrors.error('wrong-password');
      await this.store.setPasswordHash(audited.tx, staffId, newHash);
      const ended = await this.credentials.deleteSessionsOf(audited.tx, staffId);
      audited.audit({
        action: 'staff.password-changed',
        target: { kind: 'staff', id: staffId },
        before: null,
        after: { ended_sessions: ended },
      });
      return this.sessions.open(audited, staff, undefined);
    });
  }

  /** The member and the current hash, read in a transaction of its own because hashing is slow. */
  private current(unit: UnitOfWork, staffId: string): Promise<{ staff: Staff; hash: string }> {
    return unit.run(async (tx) => {
      const hash = await this.store.lockPasswordHash(tx, staffId);
      const staff = await this.store.findStaff(tx, staffId);
      if (hash === undefined || !staff) throw accountsErrors.error('session-only');
      return { staff, hash };
    });
  }
}
