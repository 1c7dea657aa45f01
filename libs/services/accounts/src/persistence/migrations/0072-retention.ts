import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** After how many months only counts of answers stay. */
export class Retention1763800000072 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.workspace add column retention_months integer,
         add constraint workspace_retention_check check (retention_months between 1 and 120)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table accounts.workspace drop column retention_months');
  }
}
