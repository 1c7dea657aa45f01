import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BATCH_ONLY = { grants: { request: [], batch: ['select', 'insert', 'update', 'delete'] } } as const;

/**
 * Answers to anonymous surveys that are not complete, until they are or their day is over, by the keyed digest of their submission
 * id: nothing finer than the day of the last save. Of each submission that was accepted: whether it was complete.
 */
export class AnonymousBegun1767225600141 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.anonymous_begun (
         tenant_id uuid not null,
         survey_id uuid not null,
         digest text not null,
         day date not null,
         answer json not null,
         constraint anonymous_begun_pkey primary key (tenant_id, survey_id, digest)
       )`,
      `comment on column responses.anonymous_begun.answer is 'personal'`,
      ...tenantTable('responses.anonymous_begun', BATCH_ONLY),
      'alter table responses.anonymous_submission add column complete boolean not null default true',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.anonymous_submission drop column complete');
    await queryRunner.query('drop table responses.anonymous_begun');
  }
}
