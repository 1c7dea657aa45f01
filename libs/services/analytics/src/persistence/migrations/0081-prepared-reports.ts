import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Reports that are computed ahead of being read. The row with the variant '' also says whether its kind is stale; its content is null
 * until it was computed for the first time.
 */
export class PreparedReports1764100000081 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.prepared_report (
         tenant_id uuid not null,
         kind text not null,
         variant text not null,
         content json,
         computed_at timestamptz,
         stale boolean not null default false,
         constraint prepared_report_pkey primary key (tenant_id, kind, variant),
         constraint prepared_report_content_check check ((content is null) = (computed_at is null))
       )`,
      ...tenantTable('analytics.prepared_report', {
        grants: { request: ['select'], batch: ['select', 'insert', 'update', 'delete'] },
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.prepared_report');
  }
}
