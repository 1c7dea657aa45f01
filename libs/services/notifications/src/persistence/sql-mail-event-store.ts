import { Injectable } from '@nestjs/common';
import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Sealer } from '@hearback/http';
import {
  MailEventStore,
  type MailEventEntry,
  type MailResults,
  type MailWebhook,
  type ReportedMail,
} from '../application/mail-event-store.js';
import { mailIdOf, type MailEvent } from '../domain/mail-event.js';
import { listedAddress } from '../domain/suppression.js';

/** Under which name secrets are sealed. */
const SEALED_AS = 'mail webhook of';

const MAIL = `m.id, m.invitation_id as "invitationId", m.step, m.step_number as "stepNumber", m.address, m.finished_at as "finishedAt"`;
type MailRow = ReportedMail & Record<string, unknown>;

/** `MailEventStore` in SQL; secrets are sealed. */
@Injectable()
export class SqlMailEventStore extends MailEventStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async secretOf(tenantId: string): Promise<string | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<{ secret: Buffer }>('select secret from notifications.mail_webhook where tenant_id = $1', [tenantId]),
    );
    return row === undefined ? undefined : this.sealer.open(row.secret, `${SEALED_AS} ${tenantId}`);
  }

  override async saveSecret(tx: TenantTx, secret: string, at: Date): Promise<void> {
    await tx.query(
      `insert into notifications.mail_webhook (tenant_id, secret, created_at) values ($1, $2, $3)
       on conflict (tenant_id) do update set secret = excluded.secret, created_at = excluded.created_at`,
      [tx.tenantId, this.sealer.seal(secret, `${SEALED_AS} ${tx.tenantId}`), at],
    );
  }

  override async removeSecret(tx: TenantTx): Promise<boolean> {
    const rows = await tx.query(
      'delete from notifications.mail_webhook where tenant_id = $1 returning true as removed',
      [tx.tenantId],
    );
    return rows.length > 0;
  }

  override async webhookOf(tenantId: string): Promise<MailWebhook | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<MailWebhook & Record<string, unknown>>(
        `select created_at as "createdAt",
           (select max(received_at) from notifications.mail_event where tenant_id = $1) as "lastReceivedAt"
         from notifications.mail_webhook where tenant_id = $1`,
        [tenantId],
      ),
    );
    return row;
  }

  override async mailOf(tx: TenantTx, { messageId, address }: MailEvent): Promise<ReportedMail | undefined> {
    const id = messageId === null ? undefined : mailIdOf(messageId);
    const [named] =
      id === undefined
        ? []
        : await tx.query<MailRow>(
            `select ${MAIL} from notifications.survey_mail m where m.tenant_id = $1 and m.id = $2 and m.address is not null`,
            [tx.tenantId, id],
          );
    const mail = named ?? (address === null ? undefined : await this.#newestTo(tx, address));
    return mail === undefined ? undefined : { ...mail, address: listedAddress(mail.address) };
  }

  async #newestTo(tx: TenantTx, address: string): Promise<MailRow | undefined> {
    const [mail] = await tx.query<MailRow>(
      `select ${MAIL} from notifications.recipient r
       join notifications.survey_mail m on m.tenant_id = r.tenant_id and m.customer_id = r.customer_id
       where r.tenant_id = $1 and r.address = $2 and m.status in ('delivered', 'bounced') and m.address is not null
       order by m.finished_at desc limit 1`,
      [tx.tenantId, address],
    );
    return mail;
  }

  override async add(tx: TenantTx, { webhookId, position, report, mailId, at }: MailEventEntry): Promise<boolean> {
    const { kind, address, reply, occurredAt } = report;
    const rows = await tx.query(
      `insert into notifications.mail_event (tenant_id, webhook_id, position, kind, address, mail_id, reply, occurred_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning true as added`,
      [tx.tenantId, webhookId, position, kind, address, mailId, reply, occurredAt, at],
    );
    return rows.length > 0;
  }

  override async markBounced(tx: TenantTx, mailId: string): Promise<boolean> {
    const rows = await tx.query(
      `update notifications.survey_mail set status = 'bounced'
       where tenant_id = $1 and id = $2 and status = 'delivered' returning true as bounced`,
      [tx.tenantId, mailId],
    );
    return rows.length > 0;
  }

  override async results(tenantId: string, since: Date): Promise<MailResults> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<MailResults & Record<string, unknown>>(
        `select count(*)::int as sent, count(*) filter (where status = 'delivered')::int as delivered,
           count(*) filter (where status = 'bounced')::int as bounced,
           (select count(distinct coalesce(e.mail_id::text, e.address, e.webhook_id))::int from notifications.mail_event e
             where e.tenant_id = $1 and e.kind = 'complaint' and e.received_at >= $2) as complained
         from notifications.survey_mail
         where tenant_id = $1 and finished_at >= $2 and status in ('delivered', 'bounced')`,
        [tenantId, since],
      ),
    );
    return row!;
  }
}
