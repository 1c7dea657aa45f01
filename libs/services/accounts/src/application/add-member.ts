import type { Role } from '@hearback/kernel';
import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { AccountsConfig } from '../accounts.config.js';
import { allowsAccount } from '../domain/sign-up-policy.js';
import { grantDefect, newStaff, normalEmail, type Grantor, type Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { MemberLimit } from './member-limit.js';
import { NewMembers } from './new-members.js';
import { Secrets } from './secrets.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to add a member of staff. */
export interface AddMemberCommand {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  /** The caller's network, by which mails are limited. */
  readonly network: string;
}

/**
 * Adds a member with an initial password, and requests a mail with which the owner of the address confirms it. A workspace of which no
 * owner has confirmed the address can have few members, because each of them is mailed. Throws `sign-up-closed`, `owners-only`,
 * `role-beyond-caller`, `owner-unconfirmed`, `member-limit-reached`, and the errors of `NewMembers`.
 */
@Injectable()
export class AddMember {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly store: WorkspaceStore,
    private readonly newMembers: NewMembers,
    private readonly secrets: Secrets,
    private readonly config: AccountsConfig,
    private readonly limit: MemberLimit,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: AddMemberCommand): Promise<Staff> {
    if (!allowsAccount(this.config.signUp, 'member')) throw accountsErrors.error('sign-up-closed');
    const { name, role, password, network } = command;
    this.checkGrant(caller, role);
    const email = normalEmail(command.email);
    const candidate = { workspaceId: caller.tenantId, email, password, network };
    const admission = await this.newMembers.admit(candidate, '/password');
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, rights) => {
      this.checkGrant(rights, role);
      const { members, hasConfirmedOwner } = await this.store.staffSummary(audited.tx);
      if (!hasConfirmedOwner && members >= this.config.unconfirmedMembers)
        throw accountsErrors.error('owner-unconfirmed');
      const newMember = newStaff({ id: audited.newId(), personId: audited.newId(), email, createdAt: audited.now });
      const staff: Staff = { ...newMember, name, role };
      await this.newMembers.add(audited, staff, admission);
      await this.limit.checkMembers(audited.tx);
      return staff;
    });
  }

  private checkGrant(by: Grantor, role: Role): void {
    const defect = grantDefect(by, role, (of) => this.secrets.permissionsOf(of));
    if (defect !== undefined) throw accountsErrors.error(defect);
  }
}
