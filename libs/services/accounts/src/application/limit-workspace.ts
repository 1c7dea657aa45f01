import type { Caller } from '@hearback/http';
import { Injectable, Logger } from '@nestjs/common';
import type { WorkspaceLimits } from '../domain/workspace.js';
import { OperatorTransactions } from './operator-transactions.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Sets the limits of a workspace, for operators: nobody becomes a member beyond the one of members, and answers beyond the other one are
 * only pointed out. Nobody leaves because of them. Throws `not-an-operator` and `unknown-workspace`.
 */
@Injectable()
export class LimitWorkspace {
  readonly #log = new Logger('operators');

  constructor(
    private readonly transactions: OperatorTransactions,
    private readonly store: WorkspaceStore,
  ) {}

  /** Changes nothing if these are the limits already. */
  async execute(caller: Caller, workspaceId: string, limits: WorkspaceLimits): Promise<void> {
    const { personId } = await this.transactions.run(caller, workspaceId, async (audited, { limits: before }) => {
      if (limits.members === before.members && limits.answersPerMonth === before.answersPerMonth) return;
      await this.store.setLimits(audited.tx, limits);
      audited.audit({
        action: 'workspace.limits-changed',
        target: { kind: 'workspace', id: workspaceId },
        before: entryOf(before),
        after: entryOf(limits),
      });
    });
    this.#log.log(`person ${personId} has set the limits of workspace ${workspaceId}`);
  }
}

const entryOf = ({ members, answersPerMonth }: WorkspaceLimits) => ({ members, answers_per_month: answersPerMonth });
