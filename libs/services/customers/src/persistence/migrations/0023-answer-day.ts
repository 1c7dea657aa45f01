import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The newest score of each customer by survey and metric, and when a customer was last asked and last answered. */
export class AnswerDay1767225600023 implements MigrationInterface {
  readonly name = 'AnswerDay1767225600023';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.customer_answer_day (
         tenant_id uuid not null,
         customer_id uuid not null,
         survey_id uuid not null,
         metric text not null,
         score integer not null,
         answered_at timestamptz not null,
         constraint customer_answer_day_pkey primary key (tenant_id, customer_id, survey_id, metric),
         constraint customer_answer_day_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      `create table customers.customer_contact (
         tenant_id uuid not null,
         customer_id uuid not null,
         asked_at timestamptz,
         answered_at timestamptz,
         constraint customer_contact_pkey primary key (tenant_id, customer_id),
         constraint customer_contact_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('customers.customer_answer_day'),
      ...tenantTable('customers.customer_contact'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.customer_contact',
      'drop table customers.customer_answer_day',
    );
  }
}
