import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How likely each active customer leaves, and why the model says so. */
export class CustomerRisk1764100000101 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.customer_risk (
         tenant_id uuid not null,
         customer_id uuid not null,
         risk double precision not null,
         band text not null,
         reasons json not null,
         spent_minor bigint,
         currency text,
         computed_at timestamptz not null,
         constraint customer_risk_pkey primary key (tenant_id, customer_id),
         constraint customer_risk_risk_check check (risk between 0 and 1),
         constraint customer_risk_spent_check check ((spent_minor is null) = (currency is null))
       )`,
      `comment on column analytics.customer_risk.reasons is 'personal'`,
      'create index customer_risk_risk_idx on analytics.customer_risk (tenant_id, risk desc, customer_id)',
      ...tenantTable('analytics.customer_risk'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.customer_risk');
  }
}
