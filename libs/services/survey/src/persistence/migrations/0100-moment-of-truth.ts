import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Touchpoints at which customers decide whether they stay. */
export class MomentOfTruth1767225600100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table survey.touchpoint add column moment_of_truth boolean not null default false',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table survey.touchpoint drop column moment_of_truth');
  }
}
