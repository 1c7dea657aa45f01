import { Injectable } from '@nestjs/common';
import { MemberChanged } from '@hearback/contracts';
import type { Invitation } from '../domain/invitation.js';
import { newStaff, type Staff } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { InvitationStore } from './invitation-store.js';
import type { Invitee } from './invitees.js';
import { MemberLimit } from './member-limit.js';
import { memberPayload } from './member-payload.js';
import { SandboxMembers } from './sandbox/sandbox-members.js';
import { WorkspaceStore } from './workspace-store.js';

/** The person who joins, with the id of the membership. */
export interface Joining {
  readonly staffId: string;
  /** Null: as the address before the @. */
  readonly name: string | null;
  readonly invitee: Invitee;
}

/** Makes invited persons members; the invitation ends. */
@Injectable()
export class InvitedMembers {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly invitations: InvitationStore,
    private readonly limit: MemberLimit,
    private readonly sandbox: SandboxMembers,
  ) {}

  /** The caller holds the lock of the workspace. Throws `already-member` and `member-limit-reached`. */
  async add(audited: AuditedTransaction, invitation: Invitation, joining: Joining): Promise<Staff> {
    const { tx, now } = audited;
    await this.invitations.delete(tx, invitation.id);
    await this.#insert(audited, invitation, joining);
    await this.limit.checkMembers(tx, NO_PLACE);
    const staff = await this.workspaces.findStaff(tx, joining.staffId);
    if (staff === undefined) throw new Error('the member who was just added cannot be read');
    const { role } = staff;
    audited.audit({
      action: 'invitation.accepted',
      target: { kind: 'invitation', id: invitation.id },
      before: { role },
      after: { staff_id: staff.id },
    });
    const target = { kind: 'staff', id: staff.id } as const;
    audited.audit({ action: 'staff.added', target, before: null, after: { role, active: true } });
    audited.publish(MemberChanged, memberPayload(tx.tenantId, staff, now));
    await this.sandbox.follow(audited, staff);
    return staff;
  }

  async #insert({ tx, now, newId }: AuditedTransaction, invitation: Invitation, joining: Joining): Promise<void> {
    const { staffId, invitee } = joining;
    const { email, role } = invitation;
    const name = joining.name ?? email.slice(0, email.indexOf('@'));
    const personId = invitee.kind === 'known' ? invitee.personId : newId();
    const staff: Staff = { ...newStaff({ id: staffId, personId, email, createdAt: now }), name, role };
    const isAdded =
      invitee.kind === 'known'
        ? await this.workspaces.insertMembership(tx, staff)
        : await this.workspaces.insertStaff(tx, staff, { hash: invitee.passwordHash, isInitial: false });
    if (!isAdded) throw accountsErrors.error('already-member');
    if (invitee.kind === 'new') await this.workspaces.confirmAddress(tx, staff, now);
  }
}

const NO_PLACE =
  'The workspace has no place left. Ask the person who invited you to make one, and open the link again.';
