import { Injectable } from '@nestjs/common';
import type { BatchTx, Row, Tx } from '@hearback/database';
import type { EndedAttempt, SentAs, StartedAttempt } from '../../application/survey-mail-store.js';
import {
  ThreadMailStore,
  type PendingThreadMail,
  type ReleasedMessage,
  type ReportedThreadMail,
  type ThreadMailKey,
} from '../../application/thread/thread-mail-store.js';
import { mailIdOf, type MailEvent } from '../../domain/mail-event.js';
import { MailAttempts } from '../mail-attempts.js';
import { pendingFromRow, releasedToRow, type PendingThreadRow } from './thread-mail.row.js';

const COLUMNS = `tenant_id, id, task_id, customer_external_id, address, language, writer, purpose, member_name, subject, text,
  in_reply_to, reference_ids, status_link_id, status, created_at`;

const ATTEMPTS = new MailAttempts({
  mails: 'thread_mail',
  attempts: 'thread_mail_attempt',
  sentAs: { address: 'address', messageId: 'message_id' },
});

/** `ThreadMailStore` in SQL. */
@Injectable()
export class SqlThreadMailStore extends ThreadMailStore {
  override async add(tx: BatchTx, messages: readonly ReleasedMessage[], at: Date): Promise<void> {
    await tx.query(
      `insert into notifications.thread_mail (${COLUMNS})
       select ${COLUMNS} from json_populate_recordset(null::notifications.thread_mail, $1::json)
       on conflict (tenant_id, id) do nothing`,
      [JSON.stringify(messages.map((message) => releasedToRow(message, at)))],
    );
  }

  override async findPending(tx: BatchTx, { tenantId, id }: ThreadMailKey): Promise<PendingThreadMail | undefined> {
    const [row] = await tx.query<PendingThreadRow & Row>(
      `select m.*, r.customer_id as recipient_id, r.name, r.email, coalesce(r.preferred_language, r.language) as customer_language,
         coalesce(b.name, w.name) as brand_name, b.color, b.contact, b.privacy_url, b.logo_path, b.suspended,
         exists (select from notifications.suppressed_address s
           where s.tenant_id = m.tenant_id and s.address = coalesce(r.address, lower(m.address)) and s.active) as suppressed
       from notifications.thread_mail m
       left join lateral (select * from notifications.recipient r
         where r.tenant_id = m.tenant_id and r.external_id = m.customer_external_id and r.revision > 0
         order by r.revision desc limit 1) r on true
       left join notifications.brand b on b.tenant_id = m.tenant_id
       left join notifications.workspace w on w.tenant_id = m.tenant_id
       where m.tenant_id = $1 and m.id = $2 and m.status = 'pending'`,
      [tenantId, id],
    );
    return row === undefined ? undefined : pendingFromRow(row);
  }

  override startAttempt(tx: BatchTx, mail: ThreadMailKey, sentAs: SentAs | null, at: Date): Promise<StartedAttempt> {
    return ATTEMPTS.start(tx, mail, sentAs, at);
  }

  override endAttempt(tx: BatchTx, mail: ThreadMailKey, attempt: EndedAttempt): Promise<void> {
    return ATTEMPTS.end(tx, mail, attempt);
  }

  override async finish(
    tx: BatchTx,
    { tenantId, id }: ThreadMailKey,
    { status, at }: { readonly status: string; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `update notifications.thread_mail set status = $3, finished_at = $4, text = null where tenant_id = $1 and id = $2`,
      [tenantId, id, status, at],
    );
  }

  override async reported(
    tx: Tx,
    tenantId: string,
    { messageId, address }: MailEvent,
  ): Promise<ReportedThreadMail | undefined> {
    const id = messageId === null ? undefined : mailIdOf(messageId);
    const [row] = await tx.query<ReportedThreadMail & Row>(
      `select id, task_id as "taskId", address, finished_at as "finishedAt" from notifications.thread_mail
       where tenant_id = $1 and status in ('delivered', 'bounced') and address is not null
         and (id = $2 or $2 is null and lower(address) = $3)
       order by finished_at desc limit 1`,
      [tenantId, id ?? null, messageId === null ? address : null],
    );
    return row;
  }

  override async markBounced(tx: Tx, tenantId: string, id: string): Promise<boolean> {
    const rows = await tx.query(
      `update notifications.thread_mail set status = 'bounced'
       where tenant_id = $1 and id = $2 and status = 'delivered' returning true as bounced`,
      [tenantId, id],
    );
    return rows.length > 0;
  }
}
