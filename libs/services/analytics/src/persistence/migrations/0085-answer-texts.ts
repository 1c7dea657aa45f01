import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers wrote, and what was read in it. */
export class AnswerTexts1764100000085 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.answer_text (
         tenant_id uuid not null,
         response_id uuid not null,
         question text not null,
         survey_id uuid not null,
         touchpoint_id uuid,
         channel text not null,
         answered_in text not null,
         customer_external_id text,
         answered_at timestamptz not null,
         revision integer not null,
         text text not null,
         label smallint,
         language text not null,
         sentiment smallint,
         confidence real,
         stated smallint,
         topics uuid[] not null,
         rules_version integer not null,
         reading integer not null,
         gone boolean not null default false,
         constraint answer_text_pkey primary key (tenant_id, response_id, question)
       )`,
      'create index answer_text_time_idx on analytics.answer_text (tenant_id, answered_at)',
      'create index answer_text_version_idx on analytics.answer_text (tenant_id, rules_version)',
      `create index answer_text_label_idx on analytics.answer_text (tenant_id, language, answered_at)
         where label is not null or stated is not null`,
      `create index answer_text_customer_idx on analytics.answer_text (tenant_id, customer_external_id)
         where customer_external_id is not null`,
      `comment on column analytics.answer_text.text is 'personal'`,
      `comment on column analytics.answer_text.customer_external_id is 'personal'`,
      ...tenantTable('analytics.answer_text'),
      `create table analytics.text_rules (
         tenant_id uuid not null,
         version integer not null,
         constraint text_rules_pkey primary key (tenant_id)
       )`,
      ...tenantTable('analytics.text_rules'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.text_rules', 'drop table analytics.answer_text');
  }
}
