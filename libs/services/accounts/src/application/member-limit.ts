import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { accountsErrors } from './accounts.errors.js';
import { InvitationStore } from './invitation-store.js';
import { WorkspaceStore } from './workspace-store.js';

/** Keeps the members of a workspace within the operator's limit. The caller holds the lock of the workspace and has added the member. */
@Injectable()
export class MemberLimit {
  constructor(
    private readonly workspaces: WorkspaceStore,
    private readonly invitations: InvitationStore,
  ) {}

  /** Throws `member-limit-reached`, with this detail, if there are more active members than the limit allows. */
  async checkMembers(tx: TenantTx, detail?: string): Promise<void> {
    const { limits } = await this.workspaces.findWorkspace(tx);
    if (limits.members !== null && (await this.workspaces.countActiveMembers(tx)) > limits.members)
      throw accountsErrors.error('member-limit-reached', detail);
  }

  /** As `checkMembers`, with those who are invited: nobody is invited who could not join. */
  async checkInvited(tx: TenantTx): Promise<void> {
    const { limits } = await this.workspaces.findWorkspace(tx);
    if (limits.members === null) return;
    const [members, invited] = [await this.workspaces.countActiveMembers(tx), await this.invitations.count(tx)];
    if (members + invited > limits.members) throw accountsErrors.error('member-limit-reached');
  }
}
