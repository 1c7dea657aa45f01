import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the batch role delete the versions of a workspace that is deleted. */
export class Erasure1767225600074 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'grant delete on survey.survey_version to survey_batch');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'revoke delete on survey.survey_version from survey_batch');
  }
}
