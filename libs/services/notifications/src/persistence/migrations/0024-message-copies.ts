import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of what is mailed: versions of surveys and of the words of plans; neither ever changes. */
export class MessageCopies1764547200024 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.survey_version (
        tenant_id uuid not null,
        survey_id uuid not null,
        version integer not null,
        definition jsonb not null,
        constraint survey_version_pkey primary key (tenant_id, survey_id, version)
      )`,
      `create table notifications.survey_message (
        tenant_id uuid not null,
        plan_id uuid not null,
        version integer not null,
        sender_id uuid,
        texts jsonb not null,
        constraint survey_message_pkey primary key (tenant_id, plan_id, version)
      )`,
      ...tenantTable('notifications.survey_version'),
      ...tenantTable('notifications.survey_message'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.survey_message',
      'drop table notifications.survey_version',
    );
  }
}
