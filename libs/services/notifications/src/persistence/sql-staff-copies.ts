import { Injectable } from '@nestjs/common';
import type { BatchTx, Tx } from '@hearback/database';
import {
  StaffCopies,
  type MemberChange,
  type NewWorkspaceFacts,
  type NotifiedMember,
  type Recipient,
  type WorkspaceFacts,
} from '../application/staff-copies.js';
import { DEFAULT_SETTINGS, type NotificationSettings } from '../domain/notification-settings.js';

interface LockedMember extends Omit<NotifiedMember, 'settings'> {
  readonly tenant_id: string;
  readonly settings: NotificationSettings | null;
}

/** `StaffCopies` in SQL. */
@Injectable()
export class SqlStaffCopies extends StaffCopies {
  override async saveMember(tx: BatchTx, change: MemberChange): Promise<void> {
    const { tenantId, id, email, name, role, active, confirmed, language, timeZone, changedAt } = change;
    await tx.query(
      `insert into notifications.member (tenant_id, id, email, name, role, active, confirmed, language, time_zone,
         changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (tenant_id, id) do update set email = excluded.email, name = excluded.name, role = excluded.role,
         active = excluded.active, confirmed = excluded.confirmed, language = excluded.language,
         time_zone = excluded.time_zone, changed_at = excluded.changed_at
       where member.changed_at <= excluded.changed_at`,
      [tenantId, id, email, name, role, active, confirmed, language, timeZone, changedAt],
    );
  }

  override async addWorkspace(
    tx: BatchTx,
    tenantId: string,
    { isSandbox, ...facts }: NewWorkspaceFacts,
    createdAt: Date,
  ): Promise<void> {
    await this.saveWorkspace(tx, tenantId, facts, createdAt);
    if (isSandbox) await tx.query('update notifications.workspace set sandbox = true where tenant_id = $1', [tenantId]);
  }

  override async saveWorkspace(tx: BatchTx, tenantId: string, facts: WorkspaceFacts, changedAt: Date): Promise<void> {
    await tx.query(
      `insert into notifications.workspace (tenant_id, name, language, time_zone, changed_at) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id) do update set name = excluded.name, language = excluded.language,
         time_zone = excluded.time_zone, changed_at = excluded.changed_at
       where workspace.changed_at <= excluded.changed_at`,
      [tenantId, facts.name, facts.language, facts.timeZone, changedAt],
    );
  }

  override async lockMembers(
    tx: BatchTx,
    tenantIds: readonly string[],
  ): Promise<ReadonlyMap<string, readonly NotifiedMember[]>> {
    const rows = await tx.query<LockedMember & Record<string, unknown>>(
      `select m.tenant_id, m.id, m.email, m.name, m.role, m.active, m.confirmed, m.language, m.time_zone as "timeZone",
         s.settings, w.time_zone as "workspaceZone"
       from notifications.member m
       left join notifications.notification_settings s on s.tenant_id = m.tenant_id and s.member_id = m.id
       left join notifications.workspace w on w.tenant_id = m.tenant_id
       where m.tenant_id = any ($1) order by m.tenant_id, m.id for update of m`,
      [tenantIds],
    );
    const members = new Map<string, NotifiedMember[]>();
    for (const { tenant_id, settings, ...rest } of rows) {
      const member = { ...rest, settings: settings ?? DEFAULT_SETTINGS };
      const list = members.get(tenant_id);
      if (list === undefined) members.set(tenant_id, [member]);
      else list.push(member);
    }
    return members;
  }

  override async workspaceOf(tx: Tx, tenantId: string): Promise<WorkspaceFacts | undefined> {
    const [row] = await tx.query<WorkspaceFacts & Record<string, unknown>>(
      'select name, language, time_zone as "timeZone" from notifications.workspace where tenant_id = $1',
      [tenantId],
    );
    return row;
  }

  override async administrators(tx: BatchTx, tenantId: string): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select id from notifications.member where tenant_id = $1 and active and role in ('owner', 'admin') order by id`,
      [tenantId],
    );
    return rows.map(({ id }) => id);
  }

  override async findRecipient(tx: BatchTx, tenantId: string, id: string): Promise<Recipient | undefined> {
    const [row] = await tx.query<Recipient & Record<string, unknown>>(
      `select m.email, m.active, m.confirmed, coalesce(m.language, w.language) as language
       from notifications.member m left join notifications.workspace w on w.tenant_id = m.tenant_id
       where m.tenant_id = $1 and m.id = $2`,
      [tenantId, id],
    );
    return row;
  }
}
