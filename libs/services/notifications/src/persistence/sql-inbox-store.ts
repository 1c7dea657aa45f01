import { Injectable } from '@nestjs/common';
import { BatchDatabase } from '@hearback/database';
import { INBOX_CAPACITY, InboxStore, type InboxMail } from '../application/inbox.js';
import { mailFromRow, type InboxMailRow } from './inbox-mail.row.js';

/** `InboxStore` in SQL, in transactions without a tenant. */
@Injectable()
export class SqlInboxStore extends InboxStore {
  constructor(private readonly database: BatchDatabase) {
    super();
  }

  override async add(mail: InboxMail): Promise<void> {
    await this.database.withTenants([], async (tx) => {
      await tx.query(
        `insert into notifications.inbox_mail
           (id, received_at, envelope_from, envelope_to, sender, subject, message_id, text, html, headers)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
        [
          mail.id,
          mail.receivedAt,
          mail.from,
          mail.to,
          mail.sender,
          mail.subject,
          mail.messageId,
          mail.text,
          mail.html,
          JSON.stringify(mail.headers),
        ],
      );
      await tx.query(
        `delete from notifications.inbox_mail where id in (
           select id from notifications.inbox_mail order by received_at desc, id desc offset $1)`,
        [INBOX_CAPACITY],
      );
    });
  }

  override async list(limit: number, to?: string): Promise<readonly InboxMail[]> {
    const rows = await this.database.withTenants([], (tx) =>
      tx.query<InboxMailRow & Record<string, unknown>>(
        `select * from notifications.inbox_mail where $2::text is null or $2 = any (envelope_to)
         order by received_at desc, id desc limit $1`,
        [limit, to ?? null],
      ),
    );
    return rows.map(mailFromRow);
  }

  override async find(id: string): Promise<InboxMail | undefined> {
    const [row] = await this.database.withTenants([], (tx) =>
      tx.query<InboxMailRow & Record<string, unknown>>(`select * from notifications.inbox_mail where id = $1`, [id]),
    );
    return row === undefined ? undefined : mailFromRow(row);
  }
}
