import { WorkspaceCreated } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import { CredentialDirectory, type Caller } from '@hearback/http';
import { JobQueue } from '@hearback/jobs';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../../domain/staff.js';
import { NO_LIMITS, type Workspace } from '../../domain/workspace.js';
import { accountsErrors } from '../accounts.errors.js';
import { ApiKeyIssuer } from '../api-key-issuer.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { CallerTransactions } from '../caller-transactions.js';
import { EndWorkspaceJob, END_ONCE } from '../end-workspace-job.js';
import { WorkspaceEndings } from '../workspace-endings.js';
import { WorkspaceStore } from '../workspace-store.js';
import { belongsToSandbox, SandboxMembers } from './sandbox-members.js';
import { SandboxStore } from './sandbox-store.js';

/** A new sandbox with its first keys, which are shown only here. */
export interface NewSandbox {
  readonly workspace: Workspace;
  readonly secretKey: string;
  readonly publishableKey: string;
  /** With which a server signs customers for the publishable key. */
  readonly identitySecret: string | null;
}

/**
 * Makes the sandbox of a workspace and empties it. A sandbox is a workspace of its own, with members, keys and data of its own, so nothing
 * that separates workspaces has to know of sandboxes.
 */
@Injectable()
export class ChangeSandbox {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly sandboxes: SandboxStore,
    private readonly members: SandboxMembers,
    private readonly keys: ApiKeyIssuer,
    private readonly endings: WorkspaceEndings,
    private readonly jobs: JobQueue,
    private readonly credentials: CredentialDirectory,
  ) {}

  /** Makes the sandbox, with the owners and admins of the workspace. Throws `sandbox-exists`, `inside-sandbox` and `deletion-pending`. */
  make(unit: UnitOfWork, caller: Caller): Promise<NewSandbox> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, { memberId }) => {
      const parent = await this.#parent(audited);
      if (parent.sandboxId !== null) throw accountsErrors.error('sandbox-exists');
      const { workspace, ids } = await this.#create(audited, parent);
      return audited.elsewhere(workspace.id, async (there) => {
        const creator = ids.get(memberId)!;
        const secret = await this.keys.issue(there, keyOf('secret', [...this.keys.scopesOfOwner()]), creator);
        const publishable = await this.keys.issue(there, keyOf('publishable', []), creator);
        const { secret: publishableKey, identitySecret } = publishable;
        return { workspace, secretKey: secret.secret, publishableKey, identitySecret };
      });
    });
  }

  /**
   * Puts an empty sandbox into the place of the one that is there, with its members, keys and sessions; that one is erased as any workspace
   * is. Throws `no-sandbox`, `inside-sandbox` and `deletion-pending`.
   */
  empty(unit: UnitOfWork, caller: Caller): Promise<Workspace> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited) => {
      const parent = await this.#parent(audited);
      const { sandboxId } = parent;
      if (sandboxId === null) throw accountsErrors.error('no-sandbox');
      const before = await audited.elsewhere(sandboxId, async (there) => ({
        members: await this.sandboxes.members(there.tx),
        credentials: await this.sandboxes.takeCredentials(there.tx),
      }));
      const { workspace } = await this.#create(audited, parent, before.members);
      await audited.elsewhere(workspace.id, async (there) => {
        const now = await this.sandboxes.members(there.tx);
        const ids = new Map(now.map(({ personId, id }) => [personId, id]));
        const pairs = before.members.flatMap(({ id, personId }) =>
          ids.has(personId) ? [[id, ids.get(personId)!]] : [],
        );
        await this.sandboxes.putCredentials(there.tx, before.credentials, new Map(pairs as [string, string][]));
      });
      await audited.elsewhere(sandboxId, (there) => this.#end(there));
      audited.audit({
        action: 'sandbox.emptied',
        target: { kind: 'workspace', id: workspace.id },
        before: { id: sandboxId },
        after: null,
      });
      return workspace;
    });
  }

  async #parent({ tx }: AuditedTransaction): Promise<Workspace> {
    const workspace = await this.workspaces.findWorkspace(tx);
    if (workspace.sandboxOf !== null) throw accountsErrors.error('inside-sandbox');
    if (workspace.deletesAt !== null) throw accountsErrors.error('deletion-pending');
    return workspace;
  }

  /** `ids`: the members of the sandbox by those of the workspace. `kept`: members of the sandbox before, who stay. */
  async #create(audited: AuditedTransaction, parent: Workspace, kept: readonly Staff[] = []) {
    const { id: sandboxOf, timeZone, language } = parent;
    const own = (await this.sandboxes.members(audited.tx)).filter(belongsToSandbox);
    const workspace: Workspace = {
      ...parent,
      id: audited.newId(),
      name: sandboxName(parent.name),
      isDemo: false,
      sandboxOf,
      sandboxId: null,
      limits: NO_LIMITS,
      createdAt: audited.now,
    };
    await this.sandboxes.link(audited.tx, workspace.id);
    if (parent.sandboxId === null)
      audited.audit({
        action: 'sandbox.made',
        target: { kind: 'workspace', id: workspace.id },
        before: null,
        after: null,
      });
    const ids = new Map(own.map(({ id }) => [id, audited.newId()]));
    await audited.elsewhere(workspace.id, async (there) => {
      const { tx, now } = there;
      await this.workspaces.insertWorkspace(tx, workspace);
      const settings = { name: workspace.name, time_zone: timeZone, language };
      const target = { kind: 'workspace', id: workspace.id } as const;
      there.audit({ action: 'workspace.created', target, before: null, after: settings });
      const created_at = now.toISOString();
      there.publish(WorkspaceCreated, { workspace_id: workspace.id, ...settings, sandbox_of: sandboxOf, created_at });
      for (const staff of own) await this.members.add(there, staff, ids.get(staff.id)!);
      // Who was invited to the sandbox only stays in it.
      const known = new Set(own.map(({ personId }) => personId));
      for (const staff of kept.filter(({ active, personId }) => active && !known.has(personId)))
        await this.members.add(there, staff, there.newId());
    });
    return { workspace, ids };
  }

  async #end({ tx, now }: AuditedTransaction): Promise<void> {
    const { tenantId } = tx;
    await this.endings.set(tx, now);
    await this.jobs.enqueue(tx, EndWorkspaceJob, { tenantId, payload: {}, dueAt: now, dedupe: END_ONCE });
    tx.afterCommit(() => this.credentials.forget(tenantId));
  }
}

const NAME_LENGTH = 200;

/** What a sandbox is called at first. */
function sandboxName(name: string): string {
  const suffix = ' – Sandbox';
  return `${[...name].slice(0, NAME_LENGTH - suffix.length).join('')}${suffix}`;
}

function keyOf(kind: 'secret' | 'publishable', scopes: Parameters<ApiKeyIssuer['issue']>[1]['scopes']) {
  return { kind, name: `First ${kind} key`, scopes, allowedOrigins: null, expiresAt: null };
}
