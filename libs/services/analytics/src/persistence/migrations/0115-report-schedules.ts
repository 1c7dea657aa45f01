import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that are mailed again and again, and what they say of their workspace. */
export class ReportSchedules1764100000115 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.report_schedule (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         every text not null,
         day smallint not null,
         hour smallint not null,
         language text not null,
         parts text[] not null,
         paused boolean not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint report_schedule_pkey primary key (tenant_id, id)
       )`,
      'create index report_schedule_newest_idx on analytics.report_schedule (tenant_id, created_at, id)',
      ...tenantTable('analytics.report_schedule'),
      `create table analytics.report_workspace (
         tenant_id uuid not null,
         name text not null,
         time_zone text not null,
         changed_at timestamptz not null,
         constraint report_workspace_pkey primary key (tenant_id)
       )`,
      ...tenantTable('analytics.report_workspace'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.report_workspace', 'drop table analytics.report_schedule');
  }
}
