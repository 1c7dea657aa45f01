import { MemberChanged } from '@hearback/contracts';
import type { Permission, Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../../domain/staff.js';
import type { AuditedTransaction } from '../audited-transactions.js';
import { MemberKeys } from '../member-keys.js';
import { memberPayload } from '../member-payload.js';
import { Secrets } from '../secrets.js';
import { Sessions } from '../sessions.js';
import { WorkspaceStore } from '../workspace-store.js';
import { SandboxStore } from './sandbox-store.js';

/** Who is a member of the sandbox of their workspace without being invited to it. */
const BELONGING: ReadonlySet<Role> = new Set(['owner', 'admin']);

/** Whether a member of a workspace belongs to its sandbox. */
export function belongsToSandbox({ active, role }: Pick<Staff, 'active' | 'role'>): boolean {
  return active && BELONGING.has(role);
}

/** Keeps the members of a sandbox in step with those of its workspace: nobody is in it, or may do more in it, who left or lost a role. */
@Injectable()
export class SandboxMembers {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly sandboxes: SandboxStore,
    private readonly sessions: Sessions,
    private readonly keys: MemberKeys,
    private readonly secrets: Secrets,
  ) {}

  /** Applies what a member of the workspace of the transaction now is to its sandbox, if it has one. */
  async follow(audited: AuditedTransaction, staff: Staff): Promise<void> {
    const { sandboxId } = await this.workspaces.findWorkspace(audited.tx);
    if (sandboxId === null) return;
    await audited.elsewhere(sandboxId, async (there) => {
      const known = await this.sandboxes.memberOf(there.tx, staff.personId);
      if (known?.active === true) await this.#change(there, known, staff);
      else if (belongsToSandbox(staff)) await this.add(there, staff, known?.id ?? there.newId());
    });
  }

  /** Adds a member of the workspace to the sandbox of the transaction, or lets them come back; `id`: in the sandbox. */
  async add(there: AuditedTransaction, member: Staff, id: string): Promise<void> {
    // A first sign-in opens the newest membership, which must not be that of the sandbox.
    const staff = { ...member, id, createdAt: new Date(member.createdAt.getTime() - 1) };
    await this.workspaces.insertMembership(there.tx, staff);
    there.audit({
      action: 'staff.added',
      target: { kind: 'staff', id: staff.id },
      before: null,
      after: { role: staff.role, active: true },
    });
    there.publish(MemberChanged, memberPayload(there.tx.tenantId, staff, there.now));
  }

  async #change(there: AuditedTransaction, known: Staff, { name, role, active }: Staff): Promise<void> {
    const isSame = known.role === role && active;
    if (isSame && known.name === name) return;
    const after = { ...known, name, role, active };
    await this.workspaces.updateStaff(there.tx, after);
    const ended = isSame ? 0 : await this.sessions.endAll(there, known.id);
    const permissions = active ? this.secrets.permissionsOf(role) : new Set<Permission>();
    if (!isSame) await this.keys.adapt(there, known.id, permissions);
    there.audit({
      action: 'staff.changed',
      target: { kind: 'staff', id: known.id },
      before: { role: known.role, active: known.active },
      after: { role, active, renamed: known.name !== name, ended_sessions: ended },
    });
    there.publish(MemberChanged, memberPayload(there.tx.tenantId, after, there.now));
  }
}
