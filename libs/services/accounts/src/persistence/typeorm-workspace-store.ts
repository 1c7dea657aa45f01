import { Injectable } from '@nestjs/common';
import { violatedConstraint, type TenantTx } from '@hearback/database';
import { accountsErrors } from '../application/accounts.errors.js';
import { WorkspaceStore, type FirstPassword } from '../application/workspace-store.js';
import type { Staff } from '../domain/staff.js';
import type { Workspace, WorkspaceLimits } from '../domain/workspace.js';
import { PersonRow } from './person.row.js';
import { CONFIRMED_OWNER, fromStaffRow, StaffRow } from './staff.row.js';
import { fromWorkspaceRow, toLimitColumns, toWorkspaceRow, WorkspaceRow } from './workspace.row.js';

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

  override async setSuspension(tx: TenantTx, reason: string | null): Promise<void> {
    await tx.manager.getRepository(WorkspaceRow).update({ tenantId: tx.tenantId }, { suspensionReason: reason });
  }

  override async setLimits(tx: TenantTx, limits: WorkspaceLimits): Promise<void> {
    await tx.manager.getRepository(WorkspaceRow).update({ tenantId: tx.tenantId }, toLimitColumns(limits));
  }

  override async updateWorkspace(tx: TenantTx, workspace: Workspace): Promise<void> {
    const { name, timeZone, language, questionsConsent, retentionMonths } = workspace;
    const changed = { name, timeZone, language, questionsConsent, retentionMonths };
    await tx.manager.getRepository(WorkspaceRow).update({ tenantId: tx.tenantId }, changed);
  }

  override async insertStaff(tx: TenantTx, staff: Staff, password: FirstPassword): Promise<boolean> {
    const { personId, email, name, createdAt } = staff;
    const members = tx.manager.getRepository(StaffRow);
    if (await members.existsBy({ tenantId: tx.tenantId, person: { email } })) return false;
    // Not through TypeORM, which reads the row that it has inserted: it is visible only when it has a membership.
    await tx.query(
      `insert into accounts.person (id, email, name, password_hash, has_initial_password, created_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [personId, email, name, password.hash, password.isInitial, createdAt],
    );
    return this.insertMembership(tx, staff);
  }

  override async insertMembership(tx: TenantTx, staff: Staff): Promise<boolean> {
    const { id, personId, name, role, active, createdAt } = staff;
    const rows = await tx.query(
      `insert into accounts.staff (tenant_id, id, person_id, name, role, active, created_at)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, person_id)
         do update set active = true, role = excluded.role, left_email = null where staff.id = $2 and not staff.active
       returning id`,
      [tx.tenantId, id, personId, name, role, active, createdAt],
    );
    return rows.length > 0;
  }

  override async findStaff(tx: TenantTx, id: string): Promise<Staff | undefined> {
    const row = await tx.manager
      .getRepository(StaffRow)
      .findOne({ where: { tenantId: tx.tenantId, id }, relations: { person: true } });
    return row ? fromStaffRow(row) : undefined;
  }

  override async updateStaff(tx: TenantTx, { id, name, role, active }: Staff): Promise<void> {
    if (active) await this.#checkReturn(tx, id);
    await tx.query(
      `update accounts.staff m set name = $3, role = $4, active = $5,
         left_email = case when $5 then null else coalesce(m.left_email, p.email) end
       from accounts.person p where p.id = m.person_id and m.tenant_id = $1 and m.id = $2`,
      [tx.tenantId, id, name, role, active],
    );
  }

  /** Whether an inactive member may come back: with the address of the day of leaving, which nobody else has confirmed since. */
  async #checkReturn(tx: TenantTx, id: string): Promise<void> {
    const [former] = await tx.query<{ moved: boolean; taken: boolean }>(
      `select p.email <> m.left_email as moved,
         exists (select from accounts.find_persons(p.email) o where o.confirmed and o.person_id <> p.id) as taken
       from accounts.staff m join accounts.person p on p.id = m.person_id
       where m.tenant_id = $1 and m.id = $2 and not m.active`,
      [tx.tenantId, id],
    );
    if (former?.moved) throw accountsErrors.error('address-changed');
    if (former?.taken) throw accountsErrors.error('address-taken');
  }

  override async confirmAddress(tx: TenantTx, { personId, email }: Staff, at: Date): Promise<void> {
    await tx.query('select accounts.release_address($1)', [email]);
    try {
      await tx.manager.getRepository(PersonRow).update({ id: personId }, { confirmedAt: at });
    } catch (error) {
      // Row-level security hides other persons, so only the unique index knows whether one of them has confirmed the address.
      if (violatedConstraint(error) === 'person_confirmed_email_key') throw accountsErrors.error('address-taken');
      throw error;
    }
  }

  override async lockPasswordHash(tx: TenantTx, staffId: string): Promise<string | undefined> {
    // The person first, as in transactions over all workspaces of a person, so that the two cannot deadlock.
    const [person] = await tx.query<{ password_hash: string }>(
      `select password_hash from accounts.person
       where id = (select person_id from accounts.staff where tenant_id = $1 and id = $2) for update`,
      [tx.tenantId, staffId],
    );
    const members = await tx.query(
      'select from accounts.staff where tenant_id = $1 and id = $2 and active for update',
      [tx.tenantId, staffId],
    );
    return members.length > 0 ? person?.password_hash : undefined;
  }

  override async setOpened(tx: TenantTx, staffId: string, at: Date): Promise<void> {
    await tx.manager.getRepository(StaffRow).update({ tenantId: tx.tenantId, id: staffId }, { lastOpenedAt: at });
  }

  override async setPasswordHash(tx: TenantTx, personId: string, passwordHash: string): Promise<void> {
    await tx.manager.getRepository(PersonRow).update({ id: personId }, { passwordHash, hasInitialPassword: false });
  }

  override countActiveOwners(tx: TenantTx): Promise<number> {
    return tx.manager.getRepository(StaffRow).countBy({ tenantId: tx.tenantId, role: 'owner', active: true });
  }

  override countActiveMembers(tx: TenantTx): Promise<number> {
    return tx.manager.getRepository(StaffRow).countBy({ tenantId: tx.tenantId, active: true });
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
