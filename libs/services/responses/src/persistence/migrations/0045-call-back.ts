import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where customers ask to be called back. */
export class CallBack1767225600045 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.workspace_brand add column call_back_url text, add column call_backs_changed_at timestamptz`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.workspace_brand drop column call_backs_changed_at, drop column call_back_url`,
    );
  }
}
