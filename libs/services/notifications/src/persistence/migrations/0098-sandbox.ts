import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which workspaces are sandboxes, and the mails that were kept in them instead of being sent. */
export class Sandbox1764547200098 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table notifications.workspace add column sandbox boolean not null default false',
      `create table notifications.kept_mail (
        tenant_id uuid not null,
        id uuid not null,
        address text not null,
        subject text not null,
        text text not null,
        created_at timestamptz not null,
        constraint kept_mail_pkey primary key (tenant_id, id)
      )`,
      'create index kept_mail_list_idx on notifications.kept_mail (tenant_id, created_at, id)',
      ...['address', 'subject', 'text'].map(
        (column) => `comment on column notifications.kept_mail.${column} is 'personal'`,
      ),
      ...tenantTable('notifications.kept_mail'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.kept_mail',
      'alter table notifications.workspace drop column sandbox',
    );
  }
}
