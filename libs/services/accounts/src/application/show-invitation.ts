import { Injectable } from '@nestjs/common';
import type { Invitation } from '../domain/invitation.js';
import { AccountQueries } from './account-queries.js';
import { Invitees } from './invitees.js';
import { OpenInvitations } from './open-invitations.js';

/** An invitation as the invited person sees it before joining. */
export interface ShownInvitation {
  readonly invitation: Invitation;
  readonly workspaceName: string;
  /** Whether the address has an account, with which the person signs in to join. */
  readonly hasAccount: boolean;
}

/** Shows the invitation of a link to anybody who has the link. Throws `invitation-not-found`. */
@Injectable()
export class ShowInvitation {
  constructor(
    private readonly invitations: OpenInvitations,
    private readonly invitees: Invitees,
    private readonly queries: AccountQueries,
  ) {}

  async execute(token: string): Promise<ShownInvitation> {
    const { tenantId, invitation } = await this.invitations.get(token);
    const { name: workspaceName } = await this.queries.workspace(tenantId);
    const hasAccount = (await this.invitees.accountOf(invitation.email)) !== undefined;
    return { invitation, workspaceName, hasAccount };
  }
}
