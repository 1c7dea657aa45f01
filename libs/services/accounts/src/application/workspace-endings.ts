import type { BatchTx, TenantTx } from '@hearback/database';

/** When workspaces are deleted. */
export abstract class WorkspaceEndings {
  /** Sets the time at which the workspace of the transaction is deleted; null: it is kept. */
  abstract set(tx: TenantTx, deletesAt: Date | null): Promise<void>;
  /** The members of the workspace who are told: active owners and admins. */
  abstract administrators(tx: TenantTx): Promise<readonly string[]>;
  /** Whether the time of this workspace has come; it stays locked until the commit. */
  abstract lockDue(tx: BatchTx, tenantId: string, now: Date): Promise<boolean>;
  /** Ends all sessions, keys, invitations and mailed links of the workspace, and lets no member sign in to it. */
  abstract endAccess(tx: BatchTx, tenantId: string): Promise<void>;
}
