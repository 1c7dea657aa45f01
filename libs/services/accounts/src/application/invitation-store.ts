import type { TenantTx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { Invitation } from '../domain/invitation.js';

/** Invitations that are neither accepted nor revoked. They change only under the lock of their workspace. */
export abstract class InvitationStore {
  /** Adds an invitation with the SHA-256 of its token (hexadecimal), or returns `false` if the address has one. */
  abstract insert(tx: TenantTx, invitation: Invitation, tokenHash: string): Promise<boolean>;
  abstract find(tx: TenantTx, id: string): Promise<Invitation | undefined>;
  abstract findByToken(tx: TenantTx, tokenHash: string): Promise<Invitation | undefined>;
  /** Replaces the token: earlier links end. */
  abstract renew(tx: TenantTx, invitation: Invitation, tokenHash: string): Promise<void>;
  /** Ends the invitation. */
  abstract delete(tx: TenantTx, id: string): Promise<void>;
  abstract count(tx: TenantTx): Promise<number>;
  /** Whether a member of the workspace, active or not, has the address. */
  abstract isMember(tx: TenantTx, email: string): Promise<boolean>;
}

/** Reads invitations. */
export abstract class InvitationQueries {
  abstract list(tenantId: string, page: PageRequest): Promise<Page<Invitation>>;
  abstract get(tenantId: string, id: string): Promise<Invitation | undefined>;
  /** The workspace of a token's invitation, before the workspace is known. */
  abstract workspaceOf(tokenHash: string): Promise<string | undefined>;
}
