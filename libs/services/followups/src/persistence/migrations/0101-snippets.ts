import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The snippets of each workspace, as one list with a version. */
export class Snippets1764547200101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.snippet_list (
        tenant_id uuid not null,
        version integer not null,
        snippets jsonb not null,
        changed_at timestamptz not null,
        constraint snippet_list_pkey primary key (tenant_id)
      )`,
      ...tenantTable('followups.snippet_list'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.snippet_list');
  }
}
