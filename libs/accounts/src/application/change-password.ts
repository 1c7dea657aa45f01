import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import type { Caller } from '@hearback/runtime';
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

/** The stores that a change of password writes to. */
@Injectable()
export class PasswordStores {
  constructor(
    readonly database: TenantDatabase,
    readonly staff: WorkspaceStore,
    readonly credentials: CredentialStore,
  ) {}
}

/**
 * Changes the caller's own password, ends all of the member's sessions and opens a new one. Throws `session-only` for
 * keys, `wrong-password`, `weak-password`, and what a password check throws.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly stores: PasswordStores,
    private readonly passwords: Passwords,
    private readonly acts: Acts,
    private readonly sessions: Sessions,
  ) {}

  async execute(caller: Caller, wish: PasswordWish): Promise<OpenedSession> {
    const { staffId } = caller;
    if (staffId === null) throw accountsErrors.error('session-only');
    const { staff, hash } = await this.present(caller.tenantId, staffId);
    if (!(await this.passwords.check(staff.email, wish.network, hash, wish.currentPassword)))
      throw accountsErrors.error('wrong-password');
    const newHash = await this.passwords.hashNew(wish.newPassword, staff.email, '/new_password');
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      if ((await this.stores.staff.lockPasswordHash(act.tx, staffId)) !== hash)
        throw accountsErrors.error('wrong-password');
      await this.stores.staff.setPasswordHash(act.tx, staffId, newHash);
      const ended = await this.stores.credentials.deleteSessionsOf(act.tx, staffId);
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
  private present(tenantId: string, staffId: string): Promise<{ staff: Staff; hash: string }> {
    return this.stores.database.withTenant(tenantId, async (tx) => {
      const hash = await this.stores.staff.lockPasswordHash(tx, staffId);
      const staff = await this.stores.staff.findStaff(tx, staffId);
      if (hash === undefined || !staff) throw accountsErrors.error('session-only');
      return { staff, hash };
    });
  }
}
