import type { BatchTx } from '@hearback/database';
import type { SealedMail } from '../application/mail-store.js';
import type { Member, NotificationKind, TaskNotice } from '../domain/notification.js';

/**
 * Fixes the content of a mail. Like adding notifications, it locks the recipient first: notifications added earlier are committed
 * and part of the mail, and later ones find it sealed.
 */
export async function sealMail(
  tx: BatchTx,
  tenantId: string,
  mailId: string,
  at: Date,
): Promise<SealedMail | undefined> {
  const [recipient] = await tx.query<Member & Record<string, unknown>>(
    `select r.id, r.email, r.name, r.role, r.active, r.confirmed, r.language, r.time_zone as "timeZone"
     from notifications.mail m join notifications.member r on r.tenant_id = m.tenant_id and r.id = m.recipient_id
     where m.tenant_id = $1 and m.id = $2 and m.status = 'pending' for update of r`,
    [tenantId, mailId],
  );
  if (recipient === undefined) return undefined;
  await tx.query(
    `update notifications.mail set sealed_at = $3 where tenant_id = $1 and id = $2 and sealed_at is null`,
    [tenantId, mailId, at],
  );
  const notifications = await tx.query<{ id: string; kind: NotificationKind; notice: TaskNotice }>(
    `select id, kind, notice from notifications.notification
     where tenant_id = $1 and mail_id = $2 order by occurred_at, id`,
    [tenantId, mailId],
  );
  const [workspace] = await tx.query<{ name: string; language: string; timeZone: string }>(
    `select name, language, time_zone as "timeZone" from notifications.workspace where tenant_id = $1`,
    [tenantId],
  );
  return { tenantId, id: mailId, recipient, workspace, notifications };
}
