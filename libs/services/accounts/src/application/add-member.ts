import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { grantDefect, normalEmail, type Grantor, type Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { memberPayload } from './member-payload.js';
import { Passwords } from './passwords.js';
import { Secrets } from './secrets.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to add a member of staff. */
export interface AddMemberCommand {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/**
 * Adds a member with an initial password. Throws `owners-only`, `role-beyond-caller`, `address-taken`, `weak-password` and `busy`.
 */
@Injectable()
export class AddMember {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: WorkspaceStore,
    private readonly passwords: Passwords,
    private readonly secrets: Secrets,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: AddMemberCommand): Promise<Staff> {
    this.checkGrant(caller, command.role);
    const email = normalEmail(command.email);
    const hash = await this.passwords.hashNew(command.password, email, '/password');
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, rights) => {
      const { name, role } = command;
      this.checkGrant(rights, role);
      const staff: Staff = { id: audited.newId(), email, name, role, active: true, createdAt: audited.now };
      if (!(await this.store.insertStaff(audited.tx, staff, hash))) throw accountsErrors.error('address-taken');
      audited.audit({
        action: 'staff.added',
        target: { kind: 'staff', id: staff.id },
        before: null,
        after: { role, active: true },
      });
      audited.publish(MemberChanged, memberPayload(caller.tenantId, staff, audited.now));
      return staff;
    });
  }

  private checkGrant(by: Grantor, role: Role): void {
    const defect = grantDefect(by, role, (of) => this.secrets.permissionsOf(of));
    if (defect !== undefined) throw accountsErrors.error(defect);
  }
}
