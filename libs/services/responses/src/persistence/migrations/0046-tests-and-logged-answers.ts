import { grantTable, rolesOf, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Answers that try a survey out, and answers that staff wrote down for a customer. The channels are listed in the code alone, so the
 * constraint no longer repeats them.
 */
export class TestsAndLoggedAnswers1767225600046 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table responses.response
         add column is_test boolean not null default false,
         add column logged_by json,
         drop constraint response_channel_check,
         add constraint response_channel_check check (channel ~ '^[a-z]{1,20}$')`,
      `alter table responses.open_response add column is_test boolean not null default false`,
      // Staff delete tests, with their revisions.
      ...grantTable('responses.response_revision', { request: ['delete'], batch: [] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `delete from responses.response where is_test or channel in ('phone', 'counter')`,
      `revoke delete on responses.response_revision from ${rolesOf('responses').request}`,
      `alter table responses.open_response drop column is_test`,
      `alter table responses.response
         drop constraint response_channel_check,
         add constraint response_channel_check check (channel in ('link', 'api', 'widget', 'import')),
         drop column logged_by,
         drop column is_test`,
    );
  }
}
