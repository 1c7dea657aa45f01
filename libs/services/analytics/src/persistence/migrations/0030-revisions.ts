import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The highest counted revision of each response that was revised, by generation. The row makes a submission or an older revision
 * that arrives afterwards change nothing.
 */
export class Revisions1764100000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.response_revision (
         tenant_id uuid not null,
         generation integer not null,
         response_id uuid not null,
         revision integer not null,
         constraint response_revision_key primary key (tenant_id, generation, response_id)
       )`,
      ...tenantTable('analytics.response_revision'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.response_revision');
  }
}
