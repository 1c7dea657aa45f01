import { WorkspaceSuspended } from '@hearback/contracts';
import { CredentialDirectory, type Caller } from '@hearback/http';
import { Injectable, Logger } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
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
    const { personId } = await this.transactions.run(
      caller,
      workspaceId,
      async (audited, { suspension, sandboxId }) => {
        if (workspaceId === caller.tenantId) throw accountsErrors.error('own-workspace');
        if (suspension === reason) return;
        await this.#set(audited, suspension, reason);
        // A sandbox goes with its workspace.
        if (sandboxId !== null) await audited.elsewhere(sandboxId, (there) => this.#set(there, suspension, reason));
      },
    );
    this.#log.warn(`person ${personId} has ${reason === null ? 'restored' : 'suspended'} workspace ${workspaceId}`);
  }

  async #set(audited: AuditedTransaction, suspension: string | null, reason: string | null): Promise<void> {
    const { tx, now } = audited;
    const { tenantId } = tx;
    await this.store.setSuspension(tx, reason);
    audited.audit({
      action: reason === null ? 'workspace.restored' : 'workspace.suspended',
      target: { kind: 'workspace', id: tenantId },
      before: { suspension },
      after: { suspension: reason },
    });
    const changed = { workspace_id: tenantId, suspended: reason !== null, changed_at: now.toISOString() };
    audited.publish(WorkspaceSuspended, changed);
    tx.afterCommit(() => this.credentials.forget(tenantId));
  }
}
