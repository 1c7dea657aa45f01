import { WorkspaceSuspended } from '@hearback/contracts';
import { CredentialDirectory, type Caller } from '@hearback/http';
import { Injectable, Logger } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import { OperatorTransactions } from './operator-transactions.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Suspends workspaces and restores them, for operators. Nothing is deleted: credentials get 403 and surveys are closed until then. The
 * entry is in the audit log of the workspace. Throws `not-an-operator`, `unknown-workspace` and `own-workspace`.
 */
@Injectable()
export class SuspendWorkspace {
  readonly #log = new Logger('operators');

  constructor(
    private readonly transactions: OperatorTransactions,
    private readonly store: WorkspaceStore,
    private readonly credentials: CredentialDirectory,
  ) {}

  /** `reason`: why; null to restore it. Changes nothing if that is so already. */
  async execute(caller: Caller, workspaceId: string, reason: string | null): Promise<void> {
    const { personId } = await this.transactions.run(caller, workspaceId, async (audited, { suspension }) => {
      if (workspaceId === caller.tenantId) throw accountsErrors.error('own-workspace');
      if (suspension === reason) return;
      await this.store.setSuspension(audited.tx, reason);
      audited.audit({
        action: reason === null ? 'workspace.restored' : 'workspace.suspended',
        target: { kind: 'workspace', id: workspaceId },
        before: { suspension },
        after: { suspension: reason },
      });
      const changed = { workspace_id: workspaceId, suspended: reason !== null, changed_at: audited.now.toISOString() };
      audited.publish(WorkspaceSuspended, changed);
      audited.tx.afterCommit(() => this.credentials.forget(workspaceId));
    });
    this.#log.warn(`person ${personId} has ${reason === null ? 'restored' : 'suspended'} workspace ${workspaceId}`);
  }
}
