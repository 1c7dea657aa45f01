import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Surveys that web pages showed to customers, and the answers of customers there. `customer_key` tells customers apart, and names nobody. */
export class Exposures1764100000052 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.exposure (
         tenant_id uuid not null,
         touch_id uuid not null,
         survey_id uuid not null,
         customer_key uuid not null,
         shown_at timestamptz not null,
         constraint exposure_pkey primary key (tenant_id, touch_id)
       )`,
      'create index exposure_shown_idx on analytics.exposure (tenant_id, shown_at)',
      `create table analytics.exposure_answer (
         tenant_id uuid not null,
         response_id uuid not null,
         survey_id uuid not null,
         customer_key uuid not null,
         answered_at timestamptz not null,
         constraint exposure_answer_pkey primary key (tenant_id, response_id)
       )`,
      `create index exposure_answer_customer_idx on analytics.exposure_answer (tenant_id, survey_id, customer_key, answered_at)`,
      ...tenantTable('analytics.exposure'),
      ...tenantTable('analytics.exposure_answer'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.exposure_answer', 'drop table analytics.exposure');
  }
}
