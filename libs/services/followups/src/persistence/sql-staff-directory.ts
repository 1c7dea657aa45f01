import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import { staffLanguage } from '@hearback/questionnaire';
import {
  StaffDirectory,
  type StaffChange,
  type TeamState,
  type WorkspaceSettings,
  type WorkspaceState,
} from '../application/staff-directory.js';

/** `StaffDirectory` in SQL. */
@Injectable()
export class SqlStaffDirectory extends StaffDirectory {
  override async save(tx: BatchTx, change: StaffChange): Promise<boolean> {
    const rows = await tx.query(
      `insert into followups.staff (tenant_id, id, name, active, changed_at, email) values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, id) do update
       set name = excluded.name, email = excluded.email, active = excluded.active, changed_at = excluded.changed_at
       where staff.changed_at <= excluded.changed_at
       returning id`,
      [change.tenantId, change.id, change.name, change.active, change.changedAt, change.email],
    );
    return rows.length > 0;
  }

  override async saveTeam(tx: BatchTx, { tenantId, id, memberIds, changedAt }: TeamState): Promise<void> {
    await tx.query(
      `insert into followups.team (tenant_id, id, member_ids, changed_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, id) do update set member_ids = excluded.member_ids, changed_at = excluded.changed_at
       where team.changed_at <= excluded.changed_at`,
      [tenantId, id, memberIds, changedAt],
    );
  }

  override async saveWorkspace(
    tx: BatchTx,
    { tenantId, name, language, timeZone, changedAt }: WorkspaceState,
  ): Promise<void> {
    await tx.query(
      `insert into followups.workspace (tenant_id, name, language, time_zone, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id) do update
       set name = excluded.name, language = excluded.language, time_zone = excluded.time_zone, changed_at = excluded.changed_at
       where workspace.changed_at <= excluded.changed_at`,
      [tenantId, name, language, timeZone, changedAt],
    );
  }

  override async workspaceOf(tx: Tx, tenantId: string): Promise<WorkspaceSettings> {
    const [row] = await tx.query<{ language: string; timeZone: string }>(
      'select language, time_zone as "timeZone" from followups.workspace where tenant_id = $1',
      [tenantId],
    );
    return { language: staffLanguage(row?.language ?? 'en'), timeZone: row?.timeZone ?? 'UTC' };
  }

  override async namesOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; name: string }>(
      'select id, name from followups.staff where tenant_id = $1 and id = any ($2)',
      [tenantId, ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  override async activeAmong(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `select id from followups.staff where tenant_id = $1 and id = any ($2) and active`,
      [tenantId, ids],
    );
    return new Set(rows.map((row) => row.id));
  }

  override async membersOf(tx: Tx, tenantId: string, teamIds: readonly string[]): Promise<readonly string[]> {
    if (teamIds.length === 0) return [];
    const rows = await tx.query<{ id: string }>(
      `select distinct m.id from followups.team t cross join unnest(t.member_ids) as m (id)
       where t.tenant_id = $1 and t.id = any ($2) order by m.id`,
      [tenantId, teamIds],
    );
    return rows.map(({ id }) => id);
  }

  override async byAddress(
    tx: Tx,
    tenantId: string,
    addresses: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; email: string }>(
      `select id, lower(email) as email from followups.staff
       where tenant_id = $1 and active and lower(email) = any ($2)`,
      [tenantId, addresses.map((address) => address.toLowerCase())],
    );
    return new Map(rows.map(({ id, email }) => [email, id]));
  }

  override async loadsOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.query<{ id: string; n: number }>(
      `select assignee_id as id, count(*)::integer as n from followups.task
       where tenant_id = $1 and assignee_id = any ($2) and not (status in ('resolved', 'cancelled'))
       group by assignee_id`,
      [tenantId, ids],
    );
    return new Map(rows.map(({ id, n }) => [id, n]));
  }
}
