import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { mayGrant, normalEmail, type Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { AuditedTransactions } from './audited-transactions.js';
import { memberPayload } from './member-payload.js';
import { Passwords } from './passwords.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to add a member of staff. */
export interface AddMemberCommand {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
}

/** Adds a member with an initial password. Throws `owners-only`, `address-taken`, `weak-password` and `busy`. */
@Injectable()
export class AddMember {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly store: WorkspaceStore,
    private readonly passwords: Passwords,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: AddMemberCommand): Promise<Staff> {
    if (!mayGrant(caller.role, command.role)) throw accountsErrors.error('owners-only');
    const email = normalEmail(command.email);
    const hash = await this.passwords.hashNew(command.password, email, '/password');
    return this.transactions.run(unit, actorOf(caller), async (audited) => {
      const { name, role } = command;
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
}
