import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports of closed periods of anonymous surveys, as they were published once, and which surveys are anonymous. */
export class Anonymous1764100000070 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table analytics.survey add column anonymous boolean not null default false',
      `create table analytics.anonymous_report (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         audience text not null,
         period text not null,
         period_from date not null,
         period_to date not null,
         people integer,
         content json not null,
         closed_at timestamptz not null,
         constraint anonymous_report_pkey primary key (tenant_id, id),
         constraint anonymous_report_period_key unique (tenant_id, survey_id, period_from)
       )`,
      'create index anonymous_report_newest_idx on analytics.anonymous_report (tenant_id, closed_at, id)',
      `comment on column analytics.anonymous_report.content is 'personal'`,
      ...tenantTable('analytics.anonymous_report', {
        grants: { request: ['select'], batch: ['select', 'insert', 'delete'] },
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table analytics.anonymous_report',
      'alter table analytics.survey drop column anonymous',
    );
  }
}
