import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import type { Role } from '@hearback/kernel';
import { INVITATION_LIFETIME, type Invitation } from '../domain/invitation.js';
import { grantDefect, normalEmail } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions, type CurrentRights } from './caller-transactions.js';
import type { AuditedTransaction } from './audited-transactions.js';
import { InvitationMails } from './invitation-mails.js';
import { InvitationStore } from './invitation-store.js';
import { MemberLimit } from './member-limit.js';
import { Secrets } from './secrets.js';
import { checkedLanguage } from './workspace-settings.js';
import { WorkspaceStore } from './workspace-store.js';

/** A request to invite an address. */
export interface InviteMemberCommand {
  readonly email: string;
  readonly name: string | null;
  readonly role: Role;
  /** Null: the language of the workspace. */
  readonly language: string | null;
  /** The caller's network, by which mails are limited. */
  readonly network: string;
}

/**
 * Invites an address: the reader of its mail can join. Needs an owner who has confirmed the address, because strangers are mailed.
 * Throws `owners-only`, `role-beyond-caller`, `owner-unconfirmed`, `already-member`, `already-invited`, `member-limit-reached`, and the errors of
 * `InvitationMails.admit`.
 */
@Injectable()
export class InviteMember {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly workspaces: WorkspaceStore,
    private readonly store: InvitationStore,
    private readonly mails: InvitationMails,
    private readonly secrets: Secrets,
    private readonly limit: MemberLimit,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, command: InviteMemberCommand): Promise<Invitation> {
    const { role, network } = command;
    const email = normalEmail(command.email);
    const language = command.language === null ? null : checkedLanguage(command.language, '/language');
    const defect = grantDefect(caller, role, (of) => this.secrets.permissionsOf(of));
    if (defect !== undefined) throw accountsErrors.error(defect);
    await this.mails.admit({ workspaceId: caller.tenantId, email, network });
    return this.transactions.run(unit, caller, 'workspace:admin', (audited, rights) =>
      this.#invite(audited, rights, { ...command, email, language }),
    );
  }

  async #invite(audited: AuditedTransaction, rights: CurrentRights, command: InviteMemberCommand): Promise<Invitation> {
    const { tx, now } = audited;
    const { email, name, role } = command;
    const defect = grantDefect(rights, role, (of) => this.secrets.permissionsOf(of));
    if (defect !== undefined) throw accountsErrors.error(defect);
    const { hasConfirmedOwner } = await this.workspaces.staffSummary(tx);
    if (!hasConfirmedOwner) throw accountsErrors.error('owner-unconfirmed', UNCONFIRMED);
    if (await this.store.isMember(tx, email)) throw accountsErrors.error('already-member');
    const language = command.language ?? (await this.workspaces.findWorkspace(tx)).language;
    const invitation: Invitation = {
      id: audited.newId(),
      email,
      name,
      role,
      language,
      invitedBy: rights.memberId,
      createdAt: now,
      mailedAt: now,
      expiresAt: new Date(now.getTime() + INVITATION_LIFETIME),
    };
    const link = this.mails.newLink(audited);
    if (!(await this.store.insert(tx, invitation, link.tokenHash))) throw accountsErrors.error('already-invited');
    await this.limit.checkInvited(tx);
    audited.audit({
      action: 'invitation.created',
      target: { kind: 'invitation', id: invitation.id },
      before: null,
      after: { role },
    });
    this.mails.request(audited, invitation, link);
    return invitation;
  }
}

const UNCONFIRMED = 'An owner must confirm the own e-mail address before the workspace can invite by mail.';
