import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Surveys of a suspended workspace are closed. */
export class Suspension1767225600103 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.workspace_brand add column suspended boolean not null default false,
         add column suspended_changed_at timestamptz`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table responses.workspace_brand drop column suspended, drop column suspended_changed_at',
    );
  }
}
