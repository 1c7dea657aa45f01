import type { TenantTx } from '@hearback/database';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';

/** Workspaces and their staff, for the use cases that change them. */
export abstract class WorkspaceStore {
  abstract insertWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** The workspace of the transaction. */
  abstract findWorkspace(tx: TenantTx): Promise<Workspace>;
  /** The workspace of the transaction, locked until its end. Changes of the workspace or its staff take this lock first. */
  abstract lockWorkspace(tx: TenantTx): Promise<Workspace>;
  abstract updateWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** Adds a member whose address is not confirmed, or returns `false` if a member of the workspace has the address. */
  abstract insertStaff(tx: TenantTx, staff: Staff, passwordHash: string): Promise<boolean>;
  abstract findStaff(tx: TenantTx, id: string): Promise<Staff | undefined>;
  /** Throws `address-taken` if the member becomes active and another one has confirmed the address meanwhile. */
  abstract updateStaff(tx: TenantTx, staff: Staff): Promise<void>;
  /** Records that the owner of the address has confirmed it. Throws `address-taken` if it is confirmed for another member. */
  abstract confirmAddress(tx: TenantTx, staffId: string, at: Date): Promise<void>;
  /** The password hash of an active member, whose row is locked until the end of the transaction; `undefined` if there is none. */
  abstract lockPasswordHash(tx: TenantTx, staffId: string): Promise<string | undefined>;
  abstract setPasswordHash(tx: TenantTx, staffId: string, hash: string): Promise<void>;
  /** The number of active owners of the workspace. */
  abstract countActiveOwners(tx: TenantTx): Promise<number>;
  /** The number of members, inactive ones included, and whether an active owner has confirmed the address. */
  abstract staffSummary(tx: TenantTx): Promise<{ readonly members: number; readonly hasConfirmedOwner: boolean }>;
}
