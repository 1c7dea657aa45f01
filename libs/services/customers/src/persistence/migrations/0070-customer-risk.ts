import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copy: the band of churn risk of each customer who has one; null: none any more, so that what was computed earlier changes nothing. */
export class CustomerRisk1767225600070 implements MigrationInterface {
  readonly name = 'CustomerRisk1767225600070';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.customer_risk (
         tenant_id uuid not null,
         customer_id uuid not null,
         band text,
         computed_at timestamptz not null,
         constraint customer_risk_pkey primary key (tenant_id, customer_id)
       )`,
      ...tenantTable('customers.customer_risk'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table customers.customer_risk');
  }
}
