import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { StaffCopies, type MemberChange, type Recipient, type WorkspaceFacts } from '../application/staff-copies.js';
import type { Member } from '../domain/notification.js';

/** `StaffCopies` in SQL. */
@Injectable()
export class SqlStaffCopies extends StaffCopies {
  override async saveMember(tx: BatchTx, change: MemberChange): Promise<void> {
    const { tenantId, id, email, name, role, active, confirmed, changedAt } = change;
    await tx.query(
      `insert into notifications.member (tenant_id, id, email, name, role, active, confirmed, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, id) do update set email = excluded.email, name = excluded.name, role = excluded.role,
         active = excluded.active, confirmed = excluded.confirmed, changed_at = excluded.changed_at
       where member.changed_at <= excluded.changed_at`,
      [tenantId, id, email, name, role, active, confirmed, changedAt],
    );
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
  ): Promise<ReadonlyMap<string, readonly Member[]>> {
    const rows = await tx.query<Member & { tenant_id: string } & Record<string, unknown>>(
      `select tenant_id, id, email, name, role, active, confirmed from notifications.member
       where tenant_id = any ($1) order by tenant_id, id for update`,
      [tenantIds],
    );
    const members = new Map<string, Member[]>();
    for (const { tenant_id, ...member } of rows) {
      const list = members.get(tenant_id);
      if (list === undefined) members.set(tenant_id, [member]);
      else list.push(member);
    }
    return members;
  }

  override async findRecipient(tx: BatchTx, tenantId: string, id: string): Promise<Recipient | undefined> {
    const [row] = await tx.query<Recipient & Record<string, unknown>>(
      `select m.email, m.active, m.confirmed, w.language
       from notifications.member m left join notifications.workspace w on w.tenant_id = m.tenant_id
       where m.tenant_id = $1 and m.id = $2`,
      [tenantId, id],
    );
    return row;
  }
}
