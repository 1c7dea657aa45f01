import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The time of the settings in the copy of a workspace: an older event that is replayed must not undo a newer one. */
export class WorkspaceChanges1764547200002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table notifications.workspace add column changed_at timestamptz not null default '-infinity'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table notifications.workspace drop column changed_at');
  }
}
