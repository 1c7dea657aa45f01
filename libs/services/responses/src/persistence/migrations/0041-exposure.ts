import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When a signed customer was last shown a survey on a web page, and last dismissed it. */
export class Exposure1767225600041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.survey_exposure (
         tenant_id uuid not null,
         customer_external_id text not null,
         survey_id uuid not null,
         shown_at timestamptz,
         dismissed_at timestamptz,
         constraint survey_exposure_pkey primary key (tenant_id, customer_external_id, survey_id)
       )`,
      `comment on column responses.survey_exposure.customer_external_id is 'personal'`,
      ...tenantTable('responses.survey_exposure'),
      `create index open_response_customer_idx on responses.open_response (tenant_id, customer_external_id)
         where customer_external_id is not null`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop index responses.open_response_customer_idx',
      'drop table responses.survey_exposure',
    );
  }
}
