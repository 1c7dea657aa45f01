import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How surveys are shown on web pages. The settings of a draft are deleted with it. */
export class Widget1767225600050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.survey_widget (
         tenant_id uuid not null,
         survey_id uuid not null,
         enabled boolean not null,
         settings json not null,
         revision integer not null,
         updated_at timestamptz not null,
         constraint survey_widget_pkey primary key (tenant_id, survey_id),
         constraint survey_widget_survey_fkey foreign key (tenant_id, survey_id)
           references survey.survey (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('survey.survey_widget'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table survey.survey_widget');
  }
}
