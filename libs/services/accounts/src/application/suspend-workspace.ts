import { WorkspaceSuspended } from '@hearback/contracts';
import { CredentialDirectory, type Caller } from '@hearback/http';
import { Injectable, Logger } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions } from './audited-transactions.js';
import { CredentialLookup } from './credential-lookup.js';
import { Operators } from './operators.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Suspends workspaces and restores them, for operators. Nothing is deleted: credentials get 403 and surveys are closed until then. The
 * entry is in the audit log of the workspace. Throws `not-an-operator`, `unknown-workspace` and `own-workspace`.
 */
@Injectable()
export class SuspendWorkspace {
  readonly #log = new Logger('operators');

  constructor(
    private readonly operators: Operators,
    private readonly transactions: AuditedTransactions,
    private readonly lookup: CredentialLookup,
    private readonly store: WorkspaceStore,
    private readonly credentials: CredentialDirectory,
  ) {}

  /** `reason`: why; null to restore it. Changes nothing if that is so already. */
  async execute(caller: Caller, workspaceId: string, reason: string | null): Promise<void> {
    const { personId } = await this.operators.require(caller);
    if (workspaceId === caller.tenantId) throw accountsErrors.error('own-workspace');
    if (!(await this.lookup.workspaceExists(workspaceId))) throw accountsErrors.error('unknown-workspace');
    await this.transactions.runSeparately(workspaceId, { kind: 'operator', id: null }, async (audited) => {
      const { suspension } = await this.store.lockWorkspace(audited.tx);
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
