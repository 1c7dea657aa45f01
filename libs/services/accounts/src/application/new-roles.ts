import { MemberChanged } from '@hearback/contracts';
import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { Staff } from '../domain/staff.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { MemberKeys } from './member-keys.js';
import { memberPayload } from './member-payload.js';
import { SandboxMembers } from './sandbox/sandbox-members.js';
import { Secrets } from './secrets.js';
import { Sessions } from './sessions.js';
import { WorkspaceStore } from './workspace-store.js';

/** Gives members another role, with all that follows from it. */
@Injectable()
export class NewRoles {
  constructor(
    private readonly store: WorkspaceStore,
    private readonly sessions: Sessions,
    private readonly keys: MemberKeys,
    private readonly secrets: Secrets,
    private readonly sandbox: SandboxMembers,
  ) {}

  /** Ends the member's sessions, as each change of a role does, and takes from the keys what the role loses. */
  async give(audited: AuditedTransaction, staff: Staff, role: Role): Promise<void> {
    const after = { ...staff, role };
    await this.store.updateStaff(audited.tx, after);
    const ended = await this.sessions.endAll(audited, staff.id);
    await this.keys.adapt(audited, staff.id, this.secrets.permissionsOf(role));
    audited.audit({
      action: 'staff.changed',
      target: { kind: 'staff', id: staff.id },
      before: { role: staff.role, active: staff.active },
      after: { role, active: staff.active, renamed: false, ended_sessions: ended },
    });
    audited.publish(MemberChanged, memberPayload(audited.tx.tenantId, after, audited.now));
    await this.sandbox.follow(audited, after);
  }
}
