import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The key of a submission begins with what makes it unique, so that submissions can be found without naming their survey. With it,
 * and before a new table has statistics, PostgreSQL prefers the index of the survey's responses and reads all of them per submission.
 */
export class SubmissionKey1767225600031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...keyOn('tenant_id, submission_id, survey_id'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...keyOn('tenant_id, survey_id, submission_id'));
  }
}

const keyOn = (columns: string): readonly string[] => [
  'alter table responses.response drop constraint response_submission_key',
  `alter table responses.response add constraint response_submission_key unique (${columns})`,
];
