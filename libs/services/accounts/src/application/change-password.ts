import { Injectable } from '@nestjs/common';
import type { Caller } from '@hearback/http';
import type { Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { Acts } from './acts.js';
import { CredentialStore } from './credential-store.js';
import { Passwords } from './passwords.js';
import { Sessions, type OpenedSession } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A wish for another password. */
export interface PasswordWish {
  readonly currentPassword: string;
  readonly newPassword: string;
  /** The caller's network, as one word for limits. */
  readonly network: string;
}

/**
 * Changes the caller's own password, ends all of the member's sessions and opens a new one. Throws `session-only` for
 * keys, `wrong-password`, `weak-password`, and what a password check throws.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly acts: Acts,
    private readonly store: WorkspaceStore,
    private readonly credentials: CredentialStore,
    private readonly passwords: Passwords,
    private readonly sessions: Sessions,
  ) {}

  async execute(caller: Caller, wish: PasswordWish): Promise<OpenedSession> {
    const { staffId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    const { staff, hash } = await this.present(caller, staffId);
    if (!(await this.passwords.check(staff.email, wish.network, hash, wish.currentPassword)))
      throw accountsErrors.error('wrong-password');
    const newHash = await this.passwords.hashNew(wish.newPassword, staff.email, '/new_password');
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      if ((await this.store.lockPasswordHash(act.tx, staffId)) !== hash) throw accountsErrors.error('wrong-password');
      await this.store.setPasswordHash(act.tx, staffId, newHash);
      const ended = await this.credentials.deleteSessionsOf(act.tx, staffId);
      act.record({
        action: 'staff.password-changed',
        target: { kind: 'staff', id: staffId },
        before: null,
        after: { ended_sessions: ended },
      });
      return this.sessions.open(act, staff, undefined);
    });
  }

  /** The member and the hash before the slow part, which holds no transaction open. */
  private present(caller: Caller, staffId: string): Promise<{ staff: Staff; hash: string }> {
    return this.acts.perform(caller.tenantId, actorOf(caller), async ({ tx }) => {
      const hash = await this.store.lockPasswordHash(tx, staffId);
      const staff = await this.store.findStaff(tx, staffId);
      if (hash === undefined || !staff) throw accountsErrors.error('session-only');
      return { staff, hash };
    });
  }
}
