import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copy: customers who object to profiling. */
export class NoProfiling1764547200152 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table followups.customer add column no_profiling boolean not null default false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table followups.customer drop column no_profiling');
  }
}
