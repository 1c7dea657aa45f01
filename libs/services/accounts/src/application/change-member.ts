import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import { assertNever, type Permission } from '@hearback/kernel';
import type { TenantTx, UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import type { JsonObject } from '../domain/audit-entry.js';
import { changeStaff, type Staff, type StaffChange, type StaffDecision } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { CallerTransactions } from './caller-transactions.js';
import { MemberLimit } from './member-limit.js';
import { MemberKeys } from './member-keys.js';
import { memberPayload } from './member-payload.js';
import { SandboxMembers } from './sandbox/sandbox-members.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** A change of a member, and who takes over the open tasks of a member who is deactivated; null: nobody. */
export interface ChangeMemberCommand extends StaffChange {
  readonly successorId: string | null;
}

type ChangedStaff = Extract<StaffDecision, { readonly kind: 'changed' }>;

/**
 * Changes the name, role or active state of a member; a change of role or active state ends the member's sessions and takes from
 * the member's keys what the member loses. Throws `member-not-found`, `owners-only`, `role-beyond-caller`, `invalid-successor`, `last-owner` and `member-limit-reached`.
 */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: WorkspaceStore,
    private readonly sessions: Sessions,
    private readonly keys: MemberKeys,
    private readonly secrets: Secrets,
    private readonly limit: MemberLimit,
    private readonly sandbox: SandboxMembers,
  ) {}

  execute(
    unit: UnitOfWork,
    caller: Caller,
    staffId: string,
    { successorId, ...change }: ChangeMemberCommand,
  ): Promise<Staff> {
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, rights) => {
      const staff = await this.store.findStaff(audited.tx, staffId);
      if (!staff) throw accountsErrors.error('member-not-found');
      if (successorId !== null) await this.checkSuccessor(audited.tx, staff, change, successorId);
      const decision = changeStaff(staff, change, rights, {
        activeOwners: await this.store.countActiveOwners(audited.tx),
        permissionsOf: (role) => this.secrets.permissionsOf(role),
      });
      switch (decision.kind) {
        case 'unchanged':
          return staff;
        case 'owners-only':
        case 'role-beyond-caller':
        case 'last-owner':
          throw accountsErrors.error(decision.kind);
        case 'changed':
          await this.apply(audited, staff, decision, successorId);
          return decision.staff;
        default:
          return assertNever(decision);
      }
    });
  }

  private async checkSuccessor(
    tx: TenantTx,
    leaver: Staff,
    { active }: StaffChange,
    successorId: string,
  ): Promise<void> {
    const successor = successorId === leaver.id ? undefined : await this.store.findStaff(tx, successorId);
    if (active === false && successor?.active) return;
    const detail = accountsErrors.definitions['invalid-successor'].title;
    throw accountsErrors.error('invalid-successor', undefined, {
      errors: [{ pointer: '/successor_id', code: 'successor', detail }],
    });
  }

  private async apply(
    audited: AuditedTransaction,
    before: Staff,
    { staff: after, endsSessions }: ChangedStaff,
    successorId: string | null,
  ): Promise<void> {
    await this.store.updateStaff(audited.tx, after);
    if (after.active && !before.active) await this.limit.checkMembers(audited.tx);
    const ended = endsSessions ? await this.sessions.endAll(audited, after.id) : 0;
    if (endsSessions) {
      const permissions = after.active ? this.secrets.permissionsOf(after.role) : new Set<Permission>();
      await this.keys.adapt(audited, after.id, permissions);
    }
    audited.audit({
      action: 'staff.changed',
      target: { kind: 'staff', id: after.id },
      before: rights(before),
      after: {
        ...rights(after),
        renamed: before.name !== after.name,
        ended_sessions: ended,
        ...(successorId === null ? {} : { successor_id: successorId }),
      },
    });
    const payload = memberPayload(audited.tx.tenantId, after, audited.now);
    audited.publish(MemberChanged, successorId === null ? payload : { ...payload, successor_id: successorId });
    await this.sandbox.follow(audited, after);
  }
}

/** What the audit log keeps of a member: no personal data, because its entries can never be erased. */
function rights(staff: Staff): JsonObject {
  return { role: staff.role, active: staff.active };
}
