import { Injectable } from '@nestjs/common';
import { TenantDatabase } from '@hearback/database';
import {
  NotificationQueries,
  type LoggedAttempt,
  type LoggedNotification,
  type NotificationFilter,
  type Page,
} from '../application/notification-queries.js';

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

  override list(tenantId: string, filter: NotificationFilter, page: Page): Promise<LoggedNotification[]> {
    const [direction, beyond] = page.order === 'asc' ? ['asc', '>'] : ['desc', '<'];
    const sql = `${SELECT}
      and ($2::text is null or n.status = $2) and ($3::text is null or n.kind = $3) and ($4::uuid is null or n.task_id = $4)
      ${page.after === null ? '' : `and (n.created_at, n.id) ${beyond} ($5::timestamptz, $6::uuid)`}
      order by n.created_at ${direction}, n.id ${direction} limit ${page.limit + 1}`;
    const after = page.after === null ? [] : [page.after.createdAt, page.after.id];
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<Logged>(sql, [tenantId, filter.status, filter.kind, filter.taskId, ...after]),
    );
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
