import { Injectable } from '@nestjs/common';
import type { Invitation } from '../domain/invitation.js';
import { AccountQueries } from './account-queries.js';
import { Invitees, type InviteeState } from './invitees.js';
import { OpenInvitations } from './open-invitations.js';

/** An invitation as the invited person sees it before joining. */
export interface ShownInvitation extends InviteeState {
  readonly invitation: Invitation;
  readonly workspaceName: string;
}

/** Shows the invitation of a link to anybody who has the link. Throws `invitation-not-found`. */
@Injectable()
export class ShowInvitation {
  constructor(
    private readonly invitations: OpenInvitations,
    private readonly invitees: Invitees,
    private readonly queries: AccountQueries,
  ) {}

  /** `sessionSecret`: of the session cookie that the browser sent. */
  async execute(token: string, sessionSecret: string | undefined): Promise<ShownInvitation> {
    const { tenantId, invitation } = await this.invitations.get(token);
    const { name: workspaceName } = await this.queries.workspace(tenantId);
    const state = await this.invitees.stateOf(invitation.email, sessionSecret);
    return { invitation, workspaceName, ...state };
  }
}
