import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deleted rules stay readable, because tasks refer to them. */
export class DeletedRules1764547200042 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.rule add column deleted_at timestamptz, add column active_when_deleted boolean`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table followups.rule drop column active_when_deleted, drop column deleted_at',
    );
  }
}
