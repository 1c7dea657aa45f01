import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `'waiting', 'queued', 'running', 'done', 'failed', 'undoing', 'undone'`;

/** What was found in a file before its mapping is confirmed, the kind of the file, and the zone of its local times. */
export class ImportProposal1767225600021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.import
         add column proposal jsonb,
         add column is_workbook boolean not null default false,
         drop constraint import_status_check,
         add constraint import_status_check check (status in (${STATUSES}, 'proposed'))`,
      `create table responses.workspace_zone (
         tenant_id uuid not null,
         time_zone text not null,
         constraint workspace_zone_pkey primary key (tenant_id)
       )`,
      ...tenantTable('responses.workspace_zone'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table responses.workspace_zone',
      `alter table responses.import
         drop constraint import_status_check,
         add constraint import_status_check check (status in (${STATUSES})),
         drop column is_workbook, drop column proposal`,
    );
  }
}
