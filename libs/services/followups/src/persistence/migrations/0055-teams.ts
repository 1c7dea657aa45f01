import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of the teams of workspaces, by which tasks are selected. */
export class Teams1764547200055 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.team (
        tenant_id uuid not null,
        id uuid not null,
        member_ids uuid[] not null,
        changed_at timestamptz not null,
        constraint team_pkey primary key (tenant_id, id)
      )`,
      ...tenantTable('followups.team'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.team');
  }
}
