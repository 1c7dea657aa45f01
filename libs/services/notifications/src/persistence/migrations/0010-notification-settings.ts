import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What each member wants to be mailed and when, and their own language and time zone; null: those of the workspace. */
export class NotificationSettings1764547200010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table notifications.member add column language text, add column time_zone text`,
      `create table notifications.notification_settings (
        tenant_id uuid not null,
        member_id uuid not null,
        settings jsonb not null,
        changed_at timestamptz not null,
        constraint notification_settings_pkey primary key (tenant_id, member_id)
      )`,
      ...tenantTable('notifications.notification_settings'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.notification_settings',
      'alter table notifications.member drop column time_zone, drop column language',
    );
  }
}
