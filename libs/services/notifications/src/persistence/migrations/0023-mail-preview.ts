import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mails that staff look at before they are sent; kept for minutes. */
export class MailPreviews1764547200023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.mail_preview (
        tenant_id uuid not null,
        id uuid not null,
        mail jsonb not null,
        expires_at timestamptz not null,
        constraint mail_preview_pkey primary key (tenant_id, id)
      )`,
      `comment on column notifications.mail_preview.mail is 'personal'`,
      ...tenantTable('notifications.mail_preview'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table notifications.mail_preview');
  }
}
