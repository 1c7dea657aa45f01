import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import {
  MailStore,
  type MailAttempt,
  type NewNotification,
  type PlannedMail,
  type SealedMail,
} from '../application/mail-store.js';
import type { NewestMail } from '../domain/mail-plan.js';
import { sealMail } from './seal-mail.js';

/** `MailStore` in SQL. */
@Injectable()
export class SqlMailStore extends MailStore {
  override async filterNew(tx: BatchTx, list: readonly NewNotification[]): Promise<readonly NewNotification[]> {
    const rows = list.map((one) => ({
      tenant_id: one.tenantId,
      id: one.id,
      kind: one.kind,
      recipient_id: one.recipientId,
      task_id: one.notice.taskId,
      occurred_at: one.occurredAt,
    }));
    const fresh = await tx.query<{ id: string }>(
      `select w.id from json_to_recordset($1::json) as w
         (tenant_id uuid, id uuid, kind text, recipient_id uuid, task_id uuid, occurred_at timestamptz)
       where not exists (
         select from notifications.notification n where n.tenant_id = w.tenant_id
           and (n.id = w.id or w.kind = 'task_assigned' and n.kind = 'task_opened' and n.task_id = w.task_id
             and n.recipient_id = w.recipient_id and n.occurred_at = w.occurred_at))`,
      [JSON.stringify(rows)],
    );
    const ids = new Set(fresh.map((row) => row.id));
    return list.filter((one) => ids.has(one.id));
  }

  override async newestMails(
    tx: BatchTx,
    recipients: readonly { readonly tenantId: string; readonly recipientId: string }[],
  ): Promise<ReadonlyMap<string, NewestMail>> {
    const rows = await tx.query<{
      tenant_id: string;
      recipient_id: string;
      id: string;
      send_at: Date;
      sealed: boolean;
    }>(
      `select distinct on (m.tenant_id, m.recipient_id) m.tenant_id, m.recipient_id, m.id, m.send_at,
         m.sealed_at is not null as sealed
       from notifications.mail m
       where m.tenant_id = any ($1) and m.recipient_id = any ($2)
       order by m.tenant_id, m.recipient_id, m.send_at desc, m.id desc`,
      [recipients.map((one) => one.tenantId), recipients.map((one) => one.recipientId)],
    );
    return new Map(
      rows.map((row) => [
        `${row.tenant_id}:${row.recipient_id}`,
        { id: row.id, sendAt: row.send_at, sealed: row.sealed },
      ]),
    );
  }

  override async add(
    tx: BatchTx,
    mails: readonly PlannedMail[],
    notifications: readonly (NewNotification & { readonly mailId: string })[],
  ): Promise<void> {
    const mailRows = mails.map((mail) => ({
      tenant_id: mail.tenantId,
      id: mail.id,
      recipient_id: mail.recipientId,
      status: 'pending',
      send_at: mail.sendAt,
    }));
    await tx.query(
      `insert into notifications.mail (tenant_id, id, recipient_id, status, send_at)
       select tenant_id, id, recipient_id, status, send_at from json_populate_recordset(null::notifications.mail, $1::json)`,
      [JSON.stringify(mailRows)],
    );
    const rows = notifications.map((one) => ({
      tenant_id: one.tenantId,
      id: one.id,
      kind: one.kind,
      status: 'pending',
      recipient_id: one.recipientId,
      task_id: one.notice.taskId,
      mail_id: one.mailId,
      notice: one.notice,
      occurred_at: one.occurredAt,
      created_at: one.createdAt,
    }));
    await tx.query(
      `insert into notifications.notification
         (tenant_id, id, kind, status, recipient_id, task_id, mail_id, notice, occurred_at, created_at)
       select tenant_id, id, kind, status, recipient_id, task_id, mail_id, notice, occurred_at, created_at
       from json_populate_recordset(null::notifications.notification, $1::json)`,
      [JSON.stringify(rows)],
    );
  }

  override seal(tx: BatchTx, tenantId: string, mailId: string, at: Date): Promise<SealedMail | undefined> {
    return sealMail(tx, tenantId, mailId, at);
  }

  override async recordAttempt(tx: BatchTx, mail: SealedMail, attempt: MailAttempt): Promise<void> {
    const { number, at, outcome, code, reply, address, messageId, subject } = attempt;
    await tx.query(
      `insert into notifications.delivery_attempt (tenant_id, mail_id, number, at, outcome, code, reply)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, mail_id, number) do update
       set at = excluded.at, outcome = excluded.outcome, code = excluded.code, reply = excluded.reply`,
      [mail.tenantId, mail.id, number, at, outcome, code, reply],
    );
    await tx.query(
      `update notifications.mail set address = $3, message_id = $4, subject = $5 where tenant_id = $1 and id = $2`,
      [mail.tenantId, mail.id, address, messageId, subject],
    );
  }

  override async finish(tx: BatchTx, mail: SealedMail, status: 'delivered' | 'failed', at: Date): Promise<void> {
    await tx.query(`update notifications.mail set status = $3 where tenant_id = $1 and id = $2`, [
      mail.tenantId,
      mail.id,
      status,
    ]);
    await tx.query(
      `update notifications.notification set status = $3, finished_at = $4 where tenant_id = $1 and mail_id = $2`,
      [mail.tenantId, mail.id, status, at],
    );
  }
}
