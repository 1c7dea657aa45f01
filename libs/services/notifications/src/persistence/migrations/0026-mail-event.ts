import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a provider reports of mails that it has accepted, and the secret with which it signs. */
export class MailEvents1764547200026 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.mail_webhook (
        tenant_id uuid not null,
        secret bytea not null,
        created_at timestamptz not null,
        constraint mail_webhook_pkey primary key (tenant_id)
      )`,
      `create table notifications.mail_event (
        tenant_id uuid not null,
        webhook_id text not null,
        position integer not null,
        kind text not null,
        address text,
        mail_id uuid,
        reply text,
        occurred_at timestamptz not null,
        received_at timestamptz not null,
        constraint mail_event_pkey primary key (tenant_id, webhook_id, position),
        constraint mail_event_kind_check check (kind in ('hard_bounce', 'soft_bounce', 'complaint'))
      )`,
      `create index mail_event_received_idx on notifications.mail_event (tenant_id, received_at)`,
      ...['address', 'reply'].map((column) => `comment on column notifications.mail_event.${column} is 'personal'`),
      `create index survey_mail_customer_idx on notifications.survey_mail (tenant_id, customer_id, finished_at)`,
      `create index survey_mail_finished_idx on notifications.survey_mail (tenant_id, finished_at)`,
      ...tenantTable('notifications.mail_webhook'),
      ...tenantTable('notifications.mail_event'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop index notifications.survey_mail_finished_idx',
      'drop index notifications.survey_mail_customer_idx',
      'drop table notifications.mail_event',
      'drop table notifications.mail_webhook',
    );
  }
}
