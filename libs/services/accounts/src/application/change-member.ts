import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import { assertNever } from '@hearback/kernel';
import type { Caller } from '@hearback/http';
import type { JsonObject } from '../domain/audit-entry.js';
import { changeStaff, type Staff, type StaffChange } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { Acts, type Act } from './acts.js';
import { CredentialStore } from './credential-store.js';
import { memberPayload } from './member-payload.js';
import { WorkspaceStore } from './workspace-store.js';

/**
 * Changes name, role or activity of a member; a change of rights ends the member's sessions. Throws `member-not-found`,
 * `owners-only` and `last-owner`.
 */
@Injectable()
export class ChangeMember {
  constructor(
    private readonly acts: Acts,
    private readonly store: WorkspaceStore,
    private readonly credentials: CredentialStore,
  ) {}

  execute(caller: Caller, staffId: string, change: StaffChange): Promise<Staff> {
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      // Two owners who demote each other at the same time must meet: the second one sees the first one's effect.
      await this.store.lockWorkspace(act.tx);
      const staff = await this.store.findStaff(act.tx, staffId);
      if (!staff) throw accountsErrors.error('member-not-found');
      const decision = changeStaff(staff, change, caller.role, await this.store.countActiveOwners(act.tx));
      switch (decision.kind) {
        case 'unchanged':
          return staff;
        case 'owners-only':
        case 'last-owner':
          throw accountsErrors.error(decision.kind);
        case 'changed':
          await this.apply(act, staff, decision.staff, decision.endsSessions);
          return decision.staff;
        default:
          return assertNever(decision);
      }
    });
  }

  private async apply(act: Act, before: Staff, after: Staff, endsSessions: boolean): Promise<void> {
    await this.store.updateStaff(act.tx, after);
    const ended = endsSessions ? await this.credentials.deleteSessionsOf(act.tx, after.id) : 0;
    act.record({
      action: 'staff.changed',
      target: { kind: 'staff', id: after.id },
      before: rights(before),
      after: { ...rights(after), renamed: before.name !== after.name, ended_sessions: ended },
    });
    act.say(MemberChanged, memberPayload(act.tx.tenantId, after, act.now));
  }
}

/** What the audit log keeps of a member: rights, and no personal data, because its entries can never be emptied. */
function rights(staff: Staff): JsonObject {
  return { role: staff.role, active: staff.active };
}
