import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Filters of the inbox that members keep for themselves or share with the workspace. */
export class SavedView1767225600062 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.saved_view (
         tenant_id uuid not null,
         id uuid not null,
         owner_id uuid not null,
         name text not null,
         is_shared boolean not null,
         filter json not null,
         created_at timestamptz not null,
         constraint saved_view_pkey primary key (tenant_id, id)
       )`,
      `create index saved_view_newest_idx on responses.saved_view (tenant_id, created_at, id)`,
      ...tenantTable('responses.saved_view'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.saved_view');
  }
}
