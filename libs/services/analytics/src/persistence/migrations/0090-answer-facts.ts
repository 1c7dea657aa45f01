import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What was chosen, ranked and counted: a row for each choice of an answer. Words are not stored, only the keys of choices. `response_fact` has
 * by what answers are split, once for each response; `survey_question` is a copy of the questions of published surveys.
 */
export class AnswerFacts1764100000090 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.response_fact (
         tenant_id uuid not null,
         generation integer not null,
         response_id uuid not null,
         survey_id uuid not null,
         survey_version integer not null,
         touchpoint_id uuid,
         channel text not null,
         language text not null,
         segments jsonb not null,
         answered_at timestamptz not null,
         constraint response_fact_pkey primary key (tenant_id, generation, response_id)
       )`,
      'create index response_fact_survey_idx on analytics.response_fact (tenant_id, generation, survey_id, answered_at)',
      ...tenantTable('analytics.response_fact'),
      `create table analytics.answer_choice (
         tenant_id uuid not null,
         generation integer not null,
         response_id uuid not null,
         question text not null,
         matrix_row text not null,
         choice text not null,
         kind text not null,
         place smallint,
         number double precision,
         is_first boolean not null,
         survey_id uuid not null,
         answered_at timestamptz not null,
         constraint answer_choice_pkey primary key (tenant_id, generation, response_id, question, matrix_row, choice)
       )`,
      `create index answer_choice_survey_idx on analytics.answer_choice (tenant_id, generation, survey_id, answered_at)
         include (question, matrix_row, choice, kind, place, number, is_first, response_id)`,
      ...tenantTable('analytics.answer_choice'),
      `create table analytics.survey_question (
         tenant_id uuid not null,
         survey_id uuid not null,
         question text not null,
         version integer not null,
         position smallint not null,
         kind text not null,
         choices text[] not null,
         matrix_rows text[] not null,
         constraint survey_question_pkey primary key (tenant_id, survey_id, question)
       )`,
      ...tenantTable('analytics.survey_question'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table analytics.survey_question',
      'drop table analytics.answer_choice',
      'drop table analytics.response_fact',
    );
  }
}
