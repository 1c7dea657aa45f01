import type { TenantTx } from '@hearback/database';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';

/** Workspaces and their staff, as the use cases write them. */
export abstract class WorkspaceStore {
  abstract insertWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** The workspace of the transaction. */
  abstract findWorkspace(tx: TenantTx): Promise<Workspace>;
  /** The workspace of the transaction, locked until its end: whoever changes it or its staff holds it. */
  abstract lockWorkspace(tx: TenantTx): Promise<Workspace>;
  abstract updateWorkspace(tx: TenantTx, workspace: Workspace): Promise<void>;
  /** Adds a member; `false` and nothing added where the address belongs to anyone in any workspace. */
  abstract insertStaff(tx: TenantTx, staff: Staff, passwordHash: string): Promise<boolean>;
  abstract findStaff(tx: TenantTx, id: string): Promise<Staff | undefined>;
  abstract updateStaff(tx: TenantTx, staff: Staff): Promise<void>;
  /** The password's hash of an active member, locked until the end of the transaction; `undefined` where there is none. */
  abstract lockPasswordHash(tx: TenantTx, staffId: string): Promise<string | undefined>;
  abstract setPasswordHash(tx: TenantTx, staffId: string, hash: string): Promise<void>;
  /** How many active owners the workspace has. */
  abstract countActiveOwners(tx: TenantTx): Promise<number>;
}
