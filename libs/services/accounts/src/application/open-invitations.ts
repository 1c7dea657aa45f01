import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Clock } from '@hearback/kernel';
import { isInvitationOpen, type Invitation } from '../domain/invitation.js';
import { grantDefect } from '../domain/staff.js';
import { accountsErrors } from './accounts.errors.js';
import { InvitationQueries, InvitationStore } from './invitation-store.js';
import { Secrets } from './secrets.js';
import { WorkspaceStore } from './workspace-store.js';

/** Finds the invitations of links that can still be used. */
@Injectable()
export class OpenInvitations {
  constructor(
    private readonly queries: InvitationQueries,
    private readonly store: InvitationStore,
    private readonly workspaces: WorkspaceStore,
    private readonly secrets: Secrets,
    private readonly database: TenantDatabase,
    private readonly clock: Clock,
  ) {}

  /** The invitation of the token with its workspace. Throws `invitation-not-found`. */
  async get(token: string): Promise<{ readonly tenantId: string; readonly invitation: Invitation }> {
    const hash = this.secrets.hash(token);
    const tenantId = await this.queries.workspaceOf(hash);
    const invitation = tenantId && (await this.database.withTenant(tenantId, (tx) => this.#find(tx, hash)));
    if (!tenantId || !invitation) throw accountsErrors.error('invitation-not-found');
    return { tenantId, invitation };
  }

  /** The invitation of the token, which stays as it is until the end of the transaction; `undefined` if it cannot be used. */
  lock(tx: TenantTx, token: string): Promise<Invitation | undefined> {
    return this.lockByHash(tx, this.secrets.hash(token));
  }

  /** As `lock`, by the SHA-256 of the token, hexadecimal. */
  async lockByHash(tx: TenantTx, hash: string): Promise<Invitation | undefined> {
    // Its workspace is locked, never its row: a transaction that revokes it holds the workspace and would wait for the row.
    await this.workspaces.lockWorkspace(tx);
    return this.#find(tx, hash);
  }

  /** `undefined` if the invitation has ended or expired, or if the inviter could no longer give its role. */
  async #find(tx: TenantTx, hash: string): Promise<Invitation | undefined> {
    const invitation = await this.store.findByToken(tx, hash);
    if (invitation === undefined || !isInvitationOpen(invitation, this.clock.now())) return undefined;
    const inviter = await this.workspaces.findStaff(tx, invitation.invitedBy);
    if (!inviter?.active) return undefined;
    const by = { role: inviter.role, permissions: this.secrets.permissionsOf(inviter.role) };
    const defect = grantDefect(by, invitation.role, (role) => this.secrets.permissionsOf(role));
    return defect === undefined ? invitation : undefined;
  }
}
