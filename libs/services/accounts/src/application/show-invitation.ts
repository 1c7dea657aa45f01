import { Injectable } from '@nestjs/common';
import type { Invitation } from '../domain/invitation.js';
import { AccountQueries } from './account-queries.js';
import { Invitees, type InviteeState } from './invitees.js';
import { OpenInvitations } from './open-invitations.js';
import { SsoConnections } from './single-sign-on/sso-connections.js';

/** An invitation as the invited person sees it before joining. */
export interface ShownInvitation extends InviteeState {
  readonly invitation: Invitation;
  readonly workspaceName: string;
  /** Whether it can be accepted with the identity provider of the workspace. */
  readonly hasSingleSignOn: boolean;
}

/** Shows the invitation of a link to anybody who has the link. Throws `invitation-not-found`. */
@Injectable()
export class ShowInvitation {
  constructor(
    private readonly invitations: OpenInvitations,
    private readonly invitees: Invitees,
    private readonly queries: AccountQueries,
    private readonly connections: SsoConnections,
  ) {}

  /** `sessionSecret`: of the session cookie that the browser sent. */
  async execute(token: string, sessionSecret: string | undefined): Promise<ShownInvitation> {
    const { tenantId, invitation } = await this.invitations.get(token);
    const { name: workspaceName } = await this.queries.workspace(tenantId);
    const state = await this.invitees.stateOf(invitation.email, sessionSecret);
    const hasSingleSignOn = (await this.connections.find(tenantId)) !== undefined;
    return { invitation, workspaceName, hasSingleSignOn, ...state };
  }
}
