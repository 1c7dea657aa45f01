import { Injectable } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import type { Caller } from '@hearback/http';
import { INVITATION_LIFETIME, type Invitation } from '../domain/invitation.js';
import { grantDefect } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { CallerTransactions } from './caller-transactions.js';
import { InvitationMails } from './invitation-mails.js';
import { InvitationQueries, InvitationStore } from './invitation-store.js';
import { Secrets } from './secrets.js';

/**
 * Mails an invitation again: with a new link, valid for the full time; the earlier one ends. Throws `invitation-not-found`,
 * `owners-only`, `role-beyond-caller`, and the errors of `InvitationMails.admit`.
 */
@Injectable()
export class RenewInvitation {
  constructor(
    private readonly transactions: CallerTransactions,
    private readonly queries: InvitationQueries,
    private readonly store: InvitationStore,
    private readonly mails: InvitationMails,
    private readonly secrets: Secrets,
  ) {}

  async execute(unit: UnitOfWork, caller: Caller, id: string, network: string): Promise<Invitation> {
    const known = await this.queries.get(caller.tenantId, id);
    if (known === undefined) throw accountsErrors.error('invitation-not-found');
    await this.mails.admit({ workspaceId: caller.tenantId, email: known.email, network });
    return this.transactions.run(unit, caller, 'workspace:admin', async (audited, rights) => {
      const before = await this.store.find(audited.tx, id);
      if (before === undefined) throw accountsErrors.error('invitation-not-found');
      const defect = grantDefect(rights, before.role, (of) => this.secrets.permissionsOf(of));
      if (defect !== undefined) throw accountsErrors.error(defect);
      const link = this.mails.newLink(audited);
      const { now } = audited;
      // The member who renews it becomes the inviter: a link whose inviter has left leads nowhere.
      const inviter = { invitedBy: rights.memberId };
      const renewed = {
        ...before,
        ...inviter,
        mailedAt: now,
        expiresAt: new Date(now.getTime() + INVITATION_LIFETIME),
      };
      await this.store.renew(audited.tx, renewed, link.tokenHash);
      const target = { kind: 'invitation', id } as const;
      audited.audit({ action: 'invitation.renewed', target, before: null, after: null });
      this.mails.request(audited, renewed, link);
      return renewed;
    });
  }
}
