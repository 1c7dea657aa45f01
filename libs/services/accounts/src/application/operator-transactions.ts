import type { Caller } from '@hearback/http';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';
import { AuditedTransactions, type AuditedTransaction } from './audited-transactions.js';
import { CredentialLookup } from './credential-lookup.js';
import { Operators } from './operators.js';
import { WorkspaceStore } from './workspace-store.js';

/** Runs the transactions in which an operator changes any workspace, which is locked meanwhile. Its audit log does not name the person. */
@Injectable()
export class OperatorTransactions {
  constructor(
    private readonly operators: Operators,
    private readonly lookup: CredentialLookup,
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
  ) {}

  /** The operator, for the log of the process. Throws `not-an-operator` and `unknown-workspace`. */
  async run(
    caller: Caller,
    workspaceId: string,
    change: (audited: AuditedTransaction, before: Workspace) => Promise<void>,
  ): Promise<Staff> {
    const operator = await this.operators.require(caller);
    if (!(await this.lookup.workspaceExists(workspaceId))) throw accountsErrors.error('unknown-workspace');
    await this.transactions.runSeparately(workspaceId, { kind: 'operator', id: null }, async (audited) =>
      change(audited, await this.store.lockWorkspace(audited.tx)),
    );
    return operator;
  }
}
