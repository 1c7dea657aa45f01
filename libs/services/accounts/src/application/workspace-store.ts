import type { TenantTx } from '@hearback/database';
import type { Staff } from '../domain/staff.js';
import type { Workspace, WorkspaceLimits } from '../domain/workspace.js';

/** The password with which a person begins. */
export interface FirstPassword {
  readonly hash: string;
  /** Whether somebody else chose it. Such a person joins no other workspace before choosing another one. */
  readonly isInitial: boolean;
}

/** Workspaces and their staff, for the use cases that change them. */
export abstract class WorkspaceStore {
  abstract insertWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** The workspace of the transaction. */
  abstract findWorkspace(tx: TenantTx): Promise<Workspace>;
  /** The workspace of the transaction, locked until its end. Changes of the workspace or its staff take this lock first. */
  abstract lockWorkspace(tx: TenantTx): Promise<Workspace>;
  abstract updateWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** Suspends the workspace for this reason; null restores it. */
  abstract setSuspension(tx: TenantTx, reason: string | null): Promise<void>;
  abstract setLimits(tx: TenantTx, limits: WorkspaceLimits): Promise<void>;
  /**
   * Adds a new person, whose address is not confirmed, as a member; `false` if a member of the workspace has the address. The caller
   * holds the lock of the workspace, or has just created it.
   */
  abstract insertStaff(tx: TenantTx, staff: Staff, password: FirstPassword): Promise<boolean>;
  /** Adds a membership of an existing person, or makes the inactive one with this id active again; `false` if the person is a member otherwise. */
  abstract insertMembership(tx: TenantTx, staff: Staff): Promise<boolean>;
  abstract findStaff(tx: TenantTx, id: string): Promise<Staff | undefined>;
  /** Throws `address-changed` or `address-taken` if an inactive member becomes active whose address has changed, or was confirmed by somebody else meanwhile. */
  abstract updateStaff(tx: TenantTx, staff: Staff): Promise<void>;
  /** Records that the owner of the address has confirmed it. Throws `address-taken` if it is confirmed for somebody else who is active. */
  abstract confirmAddress(tx: TenantTx, staff: Staff, at: Date): Promise<void>;
  /** The password hash of an active member; member and person are locked until the end of the transaction. `undefined`: none. */
  abstract lockPasswordHash(tx: TenantTx, staffId: string): Promise<string | undefined>;
  /** Records that the member has opened a session. */
  abstract setOpened(tx: TenantTx, staffId: string, at: Date): Promise<void>;
  abstract setPasswordHash(tx: TenantTx, personId: string, hash: string): Promise<void>;
  /** The number of active owners of the workspace. */
  abstract countActiveOwners(tx: TenantTx): Promise<number>;
  abstract countActiveMembers(tx: TenantTx): Promise<number>;
  /** The number of members, inactive ones included, and whether an active owner has confirmed the address. */
  abstract staffSummary(tx: TenantTx): Promise<{ readonly members: number; readonly hasConfirmedOwner: boolean }>;
}
