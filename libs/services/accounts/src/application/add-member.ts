import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import type { Caller } from '@hearback/http';
import { mayGrant, normalEmail, type Staff, type StaffRole } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { actorOf } from './actor-of.js';
import { Acts } from './acts.js';
import { memberPayload } from './member-payload.js';
import { Passwords } from './passwords.js';
import { WorkspaceStore } from './workspace-store.js';

/** A wish for a member of staff. */
export interface MemberWish {
  readonly email: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly password: string;
}

/** Adds a member with an initial password. Throws `owners-only`, `address-taken`, `weak-password` and `busy`. */
@Injectable()
export class AddMember {
  constructor(
    private readonly acts: Acts,
    private readonly store: WorkspaceStore,
    private readonly passwords: Passwords,
  ) {}

  async execute(caller: Caller, wish: MemberWish): Promise<Staff> {
    if (!mayGrant(caller.role, wish.role)) throw accountsErrors.error('owners-only');
    const email = normalEmail(wish.email);
    const hash = await this.passwords.hashNew(wish.password, email, '/password');
    return this.acts.perform(caller.tenantId, actorOf(caller), async (act) => {
      const { name, role } = wish;
      const staff: Staff = { id: act.newId(), email, name, role, active: true, createdAt: act.now };
      if (!(await this.store.insertStaff(act.tx, staff, hash))) throw accountsErrors.error('address-taken');
      act.record({
        action: 'staff.added',
        target: { kind: 'staff', id: staff.id },
        before: null,
        after: { role, active: true },
      });
      act.say(MemberChanged, memberPayload(caller.tenantId, staff, act.now));
      return staff;
    });
  }
}
