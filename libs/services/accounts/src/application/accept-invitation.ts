import { Injectable } from '@nestjs/common';
import { AccountQueries } from './account-queries.js';
import { accountsErrors } from './accounts.errors.js';
import { AddressProofs } from './address-proofs.js';
import type { AttemptOrigin } from './attempt-limits.js';
import { AuditedTransactions } from './audited-transactions.js';
import { Invitees } from './invitees.js';
import { InvitedMembers } from './invited-members.js';
import { OpenInvitations } from './open-invitations.js';
import { Sessions, type OpenedSession, type SigningBrowser } from './sessions.js';

/** A request to join with the token of an invitation. */
export interface AcceptInvitationCommand {
  readonly token: string;
  /** The person's name; undefined: as the inviter gave it. */
  readonly name: string | undefined;
  /** The password of a new account, or the person's own in the place of one that somebody else chose. */
  readonly password: string | undefined;
  readonly browser: SigningBrowser;
  readonly origin: AttemptOrigin;
}

/**
 * Joins a workspace and opens a session in it. The token proves the mailbox: a new account begins with a confirmed address, and an
 * account of the address is confirmed; it must be signed in, or have the password. A link works once. Throws `invitation-not-found`, `already-member`, `member-limit-reached`,
 * and the errors of `Invitees.of`.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly invitations: OpenInvitations,
    private readonly invitees: Invitees,
    private readonly members: InvitedMembers,
    private readonly sessions: Sessions,
    private readonly proofs: AddressProofs,
    private readonly queries: AccountQueries,
  ) {}

  async execute(command: AcceptInvitationCommand): Promise<OpenedSession> {
    const { token, browser, password, origin } = command;
    const { tenantId, invitation } = await this.invitations.get(token);
    const acceptance = { sessionSecret: browser.previousSecret, password, origin };
    const invitee = await this.invitees.of(invitation.email, acceptance);
    const isKnown = invitee.kind === 'known';
    if (isKnown && invitee.proof !== null) await this.proofs.apply(invitee.personId, invitee.proof);
    const former = isKnown ? await this.queries.formerMember(tenantId, invitee.personId) : undefined;
    const staffId = former ?? this.transactions.newId();
    return this.transactions.runSeparately(tenantId, { kind: 'staff', id: staffId }, async (audited) => {
      const locked = await this.invitations.lock(audited.tx, token);
      if (locked === undefined) throw accountsErrors.error('invitation-not-found');
      const name = command.name ?? locked.name;
      const staff = await this.members.add(audited, locked, { staffId, name, invitee });
      return this.sessions.open(audited, staff, browser);
    });
  }
}
