import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when tasks were to be resolved, and when they first missed it. Null for tasks of which earlier releases were told. */
export class HandlingDeadline1764100000102 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table analytics.handling add column due_at timestamptz, add column missed_at timestamptz',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table analytics.handling drop column missed_at, drop column due_at');
  }
}
