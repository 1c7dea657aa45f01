import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import { actorOf, CredentialDirectory, requestErrors, type Caller } from '@hearback/http';
import type { Permission, Role } from '@hearback/kernel';
import { isKeyAlive } from '../domain/api-key.js';
import { isSessionAlive } from '../domain/session.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import { CredentialStore } from './credential-store.js';
import { Secrets } from './secrets.js';
import { WorkspaceStore } from './workspace-store.js';

/** The caller's rights as they are inside the transaction. */
export interface CurrentRights {
  /** The role of a session; null for a key. */
  readonly role: Role | null;
  readonly permissions: ReadonlySet<Permission>;
  /** The member of the session, or who created the key. */
  readonly memberId: string;
}

/**
 * Runs the transactions in which a caller changes accounts. They are serialised per workspace, so each checks the caller's rights
 * as the one before left them: a caller who was demoted or whose key was revoked meanwhile changes nothing.
 */
@Injectable()
export class CallerTransactions {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly store: CredentialStore,
    private readonly secrets: Secrets,
    private readonly credentials: CredentialDirectory,
  ) {}

  /** Runs `change` if the caller still has the permission; throws `request.unauthenticated` or `request.forbidden` otherwise. */
  run<T>(
    unit: UnitOfWork,
    caller: Caller,
    permission: Permission,
    change: (audited: AuditedTransaction, rights: CurrentRights) => Promise<T>,
  ): Promise<T> {
    return this.transactions.run(unit, actorOf(caller), async (audited) => {
      await this.workspaces.lockWorkspace(audited.tx);
      const rights = await this.rightsOf(audited, caller);
      if (rights === undefined) throw requestErrors.error('unauthenticated', 'The credential is no longer valid.');
      if (!rights.permissions.has(permission))
        throw requestErrors.error('forbidden', `This needs the permission ${permission}.`);
      audited.tx.afterCommit(() => this.credentials.forget(caller.tenantId));
      return change(audited, rights);
    });
  }

  private async rightsOf({ tx, now }: AuditedTransaction, caller: Caller): Promise<CurrentRights | undefined> {
    if (caller.staffId === null) {
      const key = await this.store.lockKey(tx, caller.credentialId);
      if (!key || key.kind !== 'secret' || !isKeyAlive(key, now)) return undefined;
      return { role: null, permissions: new Set(key.scopes), memberId: key.createdBy };
    }
    const session = await this.store.findSession(tx, caller.credentialId);
    const staff = session && (await this.workspaces.findStaff(tx, session.staffId));
    if (!session || !staff?.active || !isSessionAlive(session, now)) return undefined;
    return { role: staff.role, permissions: this.secrets.permissionsOf(staff.role), memberId: staff.id };
  }
}
