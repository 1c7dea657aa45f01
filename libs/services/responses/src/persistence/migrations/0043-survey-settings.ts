import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of the settings of surveys. They may arrive before the survey is published, so there is no foreign key. */
export class SurveySettings1767225600043 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.survey_settings (
         tenant_id uuid not null,
         survey_id uuid not null,
         opens_at timestamptz,
         closes_at timestamptz,
         response_quota integer,
         frame_origins text[] not null,
         changed_at timestamptz not null,
         constraint survey_settings_pkey primary key (tenant_id, survey_id)
       )`,
      ...tenantTable('responses.survey_settings'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table responses.survey_settings');
  }
}
