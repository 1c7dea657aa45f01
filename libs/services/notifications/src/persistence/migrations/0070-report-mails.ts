import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who gets reports by mail, the reports, and the mails. */
export class ReportMails1764547200070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.report_recipient (
         tenant_id uuid not null,
         id uuid not null,
         schedule_id uuid not null,
         member_id uuid,
         address text,
         status text not null,
         changed_at timestamptz not null,
         constraint report_recipient_pkey primary key (tenant_id, id),
         constraint report_recipient_member_key unique (tenant_id, schedule_id, member_id),
         constraint report_recipient_address_key unique (tenant_id, schedule_id, address),
         constraint report_recipient_status_check check (status in ('pending', 'active', 'stopped'))
       )`,
      `comment on column notifications.report_recipient.address is 'personal'`,
      ...tenantTable('notifications.report_recipient'),
      `create table notifications.report_edition (
         tenant_id uuid not null,
         id uuid not null,
         schedule_id uuid not null,
         report jsonb not null,
         created_at timestamptz not null,
         constraint report_edition_pkey primary key (tenant_id, id)
       )`,
      ...tenantTable('notifications.report_edition'),
      `create table notifications.report_mail (
         tenant_id uuid not null,
         id uuid not null,
         edition_id uuid not null,
         schedule_id uuid not null,
         recipient_id uuid,
         member_id uuid,
         address text,
         status text not null,
         reply text,
         created_at timestamptz not null,
         finished_at timestamptz,
         constraint report_mail_pkey primary key (tenant_id, id),
         constraint report_mail_status_check check (status in ('pending', 'delivered', 'failed'))
       )`,
      'create index report_mail_newest_idx on notifications.report_mail (tenant_id, schedule_id, created_at, id)',
      `comment on column notifications.report_mail.address is 'personal'`,
      `comment on column notifications.report_mail.reply is 'personal'`,
      ...tenantTable('notifications.report_mail'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.report_mail',
      'drop table notifications.report_edition',
      'drop table notifications.report_recipient',
    );
  }
}
