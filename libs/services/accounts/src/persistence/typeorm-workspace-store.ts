import { Injectable } from '@nestjs/common';
import { violatedConstraint, type TenantTx } from '@hearback/database';
import { accountsErrors } from '../application/accounts.errors.js';
import { WorkspaceStore } from '../application/workspace-store.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace } from '../domain/workspace.js';
import { CONFIRMED_OWNER, fromStaffRow, StaffRow } from './staff.row.js';
import { fromWorkspaceRow, toWorkspaceRow, WorkspaceRow } from './workspace.row.js';

/** `WorkspaceStore` through TypeORM. */
@Injectable()
export class TypeormWorkspaceStore extends WorkspaceStore {
  override async insertWorkspace(tx: TenantTx, workspace: Workspace): Promise<void> {
    await tx.manager.getRepository(WorkspaceRow).insert(toWorkspaceRow(workspace));
  }

  override async findWorkspace(tx: TenantTx): Promise<Workspace> {
    return fromWorkspaceRow(await tx.manager.getRepository(WorkspaceRow).findOneByOrFail({ tenantId: tx.tenantId }));
  }

  override async lockWorkspace(tx: TenantTx): Promise<Workspace> {
    // Not `for update`: audit entries refer to the row, and their consumer, which holds the head of the audit log, would wait
    // for this transaction, which needs that head: a deadlock.
    const row = await tx.manager.getRepository(WorkspaceRow).findOneOrFail({
      where: { tenantId: tx.tenantId },
      lock: { mode: 'for_no_key_update' },
    });
    return fromWorkspaceRow(row);
  }

  override async updateWorkspace(tx: TenantTx, { name, timeZone, language }: Workspace): Promise<void> {
    await tx.manager.getRepository(WorkspaceRow).update({ tenantId: tx.tenantId }, { name, timeZone, language });
  }

  override async insertStaff(tx: TenantTx, staff: Staff, passwordHash: string): Promise<boolean> {
    const { id, email, name, role, active, createdAt } = staff;
    const rows = await tx.query(
      `insert into accounts.staff (tenant_id, id, email, name, role, active, password_hash, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, email) do nothing returning id`,
      [tx.tenantId, id, email, name, role, active, passwordHash, createdAt],
    );
    return rows.length > 0;
  }

  override async findStaff(tx: TenantTx, id: string): Promise<Staff | undefined> {
    const row = await tx.manager.getRepository(StaffRow).findOneBy({ tenantId: tx.tenantId, id });
    return row ? fromStaffRow(row) : undefined;
  }

  override async updateStaff(tx: TenantTx, { id, name, role, active }: Staff): Promise<void> {
    await this.#updateAddress(tx, id, { name, role, active });
  }

  override confirmAddress(tx: TenantTx, staffId: string, at: Date): Promise<void> {
    return this.#updateAddress(tx, staffId, { confirmedAt: at });
  }

  /** Row-level security hides the other workspaces, so only the unique index knows whether another member has confirmed the address. */
  async #updateAddress(tx: TenantTx, id: string, change: Partial<StaffRow>): Promise<void> {
    try {
      await tx.manager.getRepository(StaffRow).update({ tenantId: tx.tenantId, id }, change);
    } catch (error) {
      if (violatedConstraint(error) === 'staff_confirmed_email_key') throw accountsErrors.error('address-taken');
      throw error;
    }
  }

  override async lockPasswordHash(tx: TenantTx, staffId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ password_hash: string }>(
      'select password_hash from accounts.staff where tenant_id = $1 and id = $2 and active for update',
      [tx.tenantId, staffId],
    );
    return row?.password_hash;
  }

  override async setPasswordHash(tx: TenantTx, staffId: string, passwordHash: string): Promise<void> {
    await tx.manager.getRepository(StaffRow).update({ tenantId: tx.tenantId, id: staffId }, { passwordHash });
  }

  override countActiveOwners(tx: TenantTx): Promise<number> {
    return tx.manager.getRepository(StaffRow).countBy({ tenantId: tx.tenantId, role: 'owner', active: true });
  }

  override async staffSummary({
    manager,
    tenantId,
  }: TenantTx): Promise<{ members: number; hasConfirmedOwner: boolean }> {
    const staff = manager.getRepository(StaffRow);
    return {
      members: await staff.countBy({ tenantId }),
      hasConfirmedOwner: await staff.existsBy({ ...CONFIRMED_OWNER, tenantId }),
    };
  }
}
