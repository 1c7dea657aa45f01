import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const BATCH_ONLY = { grants: { request: [], batch: ['select', 'insert', 'delete'] } } as const;

/**
 * Answers to anonymous surveys: nothing finer than the day they came on, and no columns for a customer, an invitation, a network or
 * a language. Requests cannot read them.
 */
export class Anonymous1767225600140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.anonymous_waiting (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         day date not null,
         answer json not null,
         constraint anonymous_waiting_pkey primary key (tenant_id, id)
       )`,
      'create index anonymous_waiting_survey_idx on responses.anonymous_waiting (tenant_id, survey_id)',
      `comment on column responses.anonymous_waiting.answer is 'personal'`,
      ...tenantTable('responses.anonymous_waiting', BATCH_ONLY),
      `create table responses.anonymous_answer (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         period_from date not null,
         answer json not null,
         constraint anonymous_answer_pkey primary key (tenant_id, id)
       )`,
      'create index anonymous_answer_period_idx on responses.anonymous_answer (tenant_id, survey_id, period_from)',
      `comment on column responses.anonymous_answer.answer is 'personal'`,
      ...tenantTable('responses.anonymous_answer', BATCH_ONLY),
      `create table responses.anonymous_submission (
         tenant_id uuid not null,
         survey_id uuid not null,
         digest text not null,
         day date not null,
         constraint anonymous_submission_pkey primary key (tenant_id, survey_id, digest)
       )`,
      ...tenantTable('responses.anonymous_submission', BATCH_ONLY),
      `create table responses.anonymous_closed_period (
         tenant_id uuid not null,
         survey_id uuid not null,
         period_from date not null,
         constraint anonymous_closed_period_pkey primary key (tenant_id, survey_id, period_from)
       )`,
      ...tenantTable('responses.anonymous_closed_period', BATCH_ONLY),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of ['closed_period', 'submission', 'answer', 'waiting'])
      await queryRunner.query(`drop table responses.anonymous_${name}`);
  }
}
