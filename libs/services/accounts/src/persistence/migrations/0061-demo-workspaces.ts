import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Workspaces whose data is made up say so. */
export class DemoWorkspaces1763800000061 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table accounts.workspace add column demo boolean not null default false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table accounts.workspace drop column demo');
  }
}
