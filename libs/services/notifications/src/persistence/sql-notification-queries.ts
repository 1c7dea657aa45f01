import { Injectable } from '@nestjs/common';
import { TenantDatabase, keyset } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  NotificationQueries,
  type LoggedAttempt,
  type LoggedNotification,
  type NotificationFilter,
} from '../application/notification-queries.js';
import type { Recipient } from '../application/staff-copies.js';

const SELECT = `select n.id, n.kind, n.status, n.recipient_id as "recipientId", r.name as "recipientName",
    n.task_id as "taskId", n.notice ->> 'title' as title, n.created_at as "createdAt", n.finished_at as "finishedAt",
    n.mail_id as "mailId", m.send_at as "sendAt", m.address, m.message_id as "messageId", m.subject
  from notifications.notification n
  join notifications.mail m on m.tenant_id = n.tenant_id and m.id = n.mail_id
  left join notifications.member r on r.tenant_id = n.tenant_id and r.id = n.recipient_id
  where n.tenant_id = $1`;

type Logged = LoggedNotification & Record<string, unknown>;

/** `NotificationQueries` in SQL. */
@Injectable()
export class SqlNotificationQueries extends NotificationQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async recipient(tenantId: string, memberId: string): Promise<Recipient | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<Recipient & Record<string, unknown>>(
        `select m.email, m.active, m.confirmed, w.language
         from notifications.member m left join notifications.workspace w on w.tenant_id = m.tenant_id
         where m.tenant_id = $1 and m.id = $2`,
        [tenantId, memberId],
      ),
    );
    return row;
  }

  override async list(
    tenantId: string,
    filter: NotificationFilter,
    page: PageRequest,
  ): Promise<Page<LoggedNotification>> {
    const parameters: unknown[] = [tenantId, filter.status, filter.kind, filter.taskId];
    const keys = keyset(page, ['n.created_at', 'n.id'], parameters);
    const sql = `${SELECT}
      and ($2::text is null or n.status = $2) and ($3::text is null or n.kind = $3) and ($4::uuid is null or n.task_id = $4)
      and ${keys.condition} ${keys.orderAndLimit}`;
    const found = await this.database.withTenant(tenantId, (tx) => tx.query<Logged>(sql, parameters));
    return pageOf(found, page.limit);
  }

  override find(
    tenantId: string,
    id: string,
  ): Promise<{ notification: LoggedNotification; attempts: LoggedAttempt[] } | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [notification] = await tx.query<Logged>(`${SELECT} and n.id = $2`, [tenantId, id]);
      if (notification === undefined) return undefined;
      const attempts = await tx.query<LoggedAttempt & Record<string, unknown>>(
        `select number, at, outcome, code, reply from notifications.delivery_attempt
         where tenant_id = $1 and mail_id = $2 order by number`,
        [tenantId, notification.mailId],
      );
      return { notification, attempts };
    });
  }
}
