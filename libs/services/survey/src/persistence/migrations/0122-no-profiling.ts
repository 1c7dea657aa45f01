import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copy: customers who object to profiling. */
export class NoProfiling1767225600122 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table survey.audience add column no_profiling boolean not null default false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table survey.audience drop column no_profiling');
  }
}
