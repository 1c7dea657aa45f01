import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the survey is anonymous, so that lists and invitations need not read its draft. */
export class Anonymous1767225600130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table survey.survey add column anonymous boolean not null default false');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table survey.survey drop column anonymous');
  }
}
