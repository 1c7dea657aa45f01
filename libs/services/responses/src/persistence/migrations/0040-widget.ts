import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of how surveys are shown on web pages. It may arrive before the survey is published. */
export class Widget1767225600040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.survey_widget (
         tenant_id uuid not null,
         survey_id uuid not null,
         enabled boolean not null,
         settings jsonb not null,
         revision integer not null,
         constraint survey_widget_pkey primary key (tenant_id, survey_id)
       )`,
      ...tenantTable('responses.survey_widget'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.survey_widget');
  }
}
