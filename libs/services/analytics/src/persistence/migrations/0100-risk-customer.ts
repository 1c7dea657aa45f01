import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copy: the ids of customers, and who objects to profiling. A choice may come before the profile, so each has a revision of its own. */
export class RiskCustomer1764100000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.risk_customer (
         tenant_id uuid not null,
         customer_id uuid not null,
         external_id text,
         customer_key uuid,
         revision integer not null default 0,
         no_profiling boolean not null default false,
         choice_revision integer not null default 0,
         constraint risk_customer_pkey primary key (tenant_id, customer_id),
         constraint risk_customer_key_check check ((external_id is null) = (customer_key is null))
       )`,
      `comment on column analytics.risk_customer.external_id is 'personal'`,
      'create index risk_customer_external_id_idx on analytics.risk_customer (tenant_id, external_id)',
      ...tenantTable('analytics.risk_customer'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.risk_customer');
  }
}
