import { AccountMailRequested, WorkspaceChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { JobQueue } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import { AccountsConfig } from '../accounts.config.js';
import type { Workspace } from '../domain/workspace.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CallerTransactions } from './caller-transactions.js';
import { EndWorkspaceJob, END_ONCE } from './end-workspace-job.js';
import { OwnPassword, type EnteredPassword } from './own-password.js';
import { WorkspaceEndings } from './workspace-endings.js';
import { workspacePayload } from './workspace-payload.js';
import { WorkspaceStore } from './workspace-store.js';

const DAY = 86_400_000;

/** A request to delete the workspace. */
export interface DeleteWorkspaceCommand extends EnteredPassword {
  /** The name of the workspace, typed by the owner. */
  readonly name: string;
}

/** Requests the deletion of a workspace and its sandbox after a grace period, and takes the request back. */
@Injectable()
export class DeleteWorkspace {
  constructor(
    private readonly ownPassword: OwnPassword,
    private readonly transactions: CallerTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly endings: WorkspaceEndings,
    private readonly jobs: JobQueue,
    private readonly config: AccountsConfig,
  ) {}

  /** Throws `owner-only`, `sandbox-stays`, `deletion-pending`, `wrong-workspace-name` and the errors of `OwnPassword.check`. */
  async request(unit: UnitOfWork, caller: Caller, command: DeleteWorkspaceCommand): Promise<Workspace> {
    await this.ownPassword.check(caller, command);
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      const { tx, now } = audited;
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      const workspace = await this.workspaces.findWorkspace(tx);
      if (workspace.sandboxOf !== null) throw accountsErrors.error('sandbox-stays');
      if (workspace.deletesAt !== null) throw accountsErrors.error('deletion-pending');
      if (workspace.name !== command.name.trim()) throw wrongName();
      const deletesAt = new Date(now.getTime() + this.config.workspaceGraceDays * DAY);
      const { tenantId } = tx;
      await this.#end(audited, deletesAt);
      if (workspace.sandboxId !== null)
        await audited.elsewhere(workspace.sandboxId, (sandbox) => this.#end(sandbox, deletesAt));
      audited.audit(actionOf('workspace.deletion-requested', tenantId, deletesAt));
      mail(audited, await this.endings.administrators(tx), deletesAt);
      announce(audited, workspace);
      return { ...workspace, deletesAt };
    });
  }

  /** Throws `deletion-not-found`, `sandbox-stays` and `owner-only`. */
  async keep(unit: UnitOfWork, caller: Caller): Promise<void> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { role }) => {
      const { tx } = audited;
      const workspace = await this.workspaces.findWorkspace(tx);
      const { deletesAt } = workspace;
      if (deletesAt === null) throw accountsErrors.error('deletion-not-found');
      if (role !== 'owner') throw accountsErrors.error('owner-only');
      if (workspace.sandboxOf !== null) throw accountsErrors.error('sandbox-stays');
      await this.#keep(audited);
      if (workspace.sandboxId !== null) await audited.elsewhere(workspace.sandboxId, (sandbox) => this.#keep(sandbox));
      audited.audit(actionOf('workspace.kept', tx.tenantId, deletesAt));
      announce(audited, workspace);
    });
  }

  async #end({ tx }: AuditedTransaction, dueAt: Date): Promise<void> {
    await this.endings.set(tx, dueAt);
    await this.jobs.enqueue(tx, EndWorkspaceJob, { tenantId: tx.tenantId, payload: {}, dueAt, dedupe: END_ONCE });
  }

  async #keep({ tx }: AuditedTransaction): Promise<void> {
    await this.endings.set(tx, null);
    await this.jobs.cancel(tx, EndWorkspaceJob, { tenantId: tx.tenantId, dedupe: END_ONCE });
  }
}

function mail({ tx, newId, publish }: AuditedTransaction, staffIds: readonly string[], deletesAt: Date): void {
  const about = { workspace_id: tx.tenantId, purpose: 'delete-workspace', address: null };
  for (const staff_id of staffIds)
    publish(AccountMailRequested, { ...about, staff_id, token_id: newId(), expires_at: deletesAt.toISOString() });
}

/** Open pages show at once that the workspace ends, or that it stays; its settings are as before. */
function announce({ now, publish }: AuditedTransaction, workspace: Workspace): void {
  publish(WorkspaceChanged, workspacePayload(workspace, now));
}

function actionOf(action: string, id: string, deletesAt: Date) {
  const after = { deletes_at: deletesAt.toISOString() };
  return { action, target: { kind: 'workspace', id } as const, before: null, after };
}

function wrongName(): Error {
  const detail = accountsErrors.definitions['wrong-workspace-name'].title;
  return accountsErrors.error('wrong-workspace-name', undefined, {
    errors: [{ pointer: '/name', code: 'name', detail }],
  });
}
