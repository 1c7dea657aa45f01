import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How the surveys of a workspace address customers; null until the workspace has a brand. */
export class BrandTone1767225600048 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table responses.workspace_brand add column tone text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.workspace_brand drop column tone');
  }
}
