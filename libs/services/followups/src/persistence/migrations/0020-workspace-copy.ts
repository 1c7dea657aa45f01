import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The language of the staff of workspaces, in which the reasons of tasks are written. */
export class WorkspaceCopy1764547200020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.workspace (
        tenant_id uuid not null,
        language text not null,
        changed_at timestamptz not null,
        constraint workspace_pkey primary key (tenant_id)
      )`,
      ...tenantTable('followups.workspace'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.workspace');
  }
}
