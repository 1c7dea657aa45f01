import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether questions by mail need consent. */
export class QuestionsConsent1763800000064 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table accounts.workspace add column questions_consent text not null default 'opt_out',
         add constraint workspace_questions_consent_check check (questions_consent in ('opt_in', 'opt_out'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table accounts.workspace drop column questions_consent');
  }
}
