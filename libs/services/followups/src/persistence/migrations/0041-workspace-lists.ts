import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The time zone in which a workspace's days end, and its list of root causes. */
export class WorkspaceLists1764547200041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.workspace add column time_zone text not null default 'UTC'`,
      `create table followups.root_cause (
        tenant_id uuid not null,
        key text not null,
        label text,
        position integer not null,
        constraint root_cause_pkey primary key (tenant_id, key)
      )`,
      ...tenantTable('followups.root_cause'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table followups.root_cause',
      'alter table followups.workspace drop column time_zone',
    );
  }
}
