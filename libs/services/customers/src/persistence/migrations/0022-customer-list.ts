import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of customers that were uploaded as a file. */
export class CustomerList1767225600022 implements MigrationInterface {
  readonly name = 'CustomerList1767225600022';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.customer_list (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         created_at timestamptz not null,
         constraint customer_list_pkey primary key (tenant_id, id)
       )`,
      'create index customer_list_list_idx on customers.customer_list (tenant_id, created_at, id)',
      `create table customers.customer_list_member (
         tenant_id uuid not null,
         list_id uuid not null,
         customer_id uuid not null,
         constraint customer_list_member_pkey primary key (tenant_id, list_id, customer_id),
         constraint customer_list_member_list_fkey foreign key (tenant_id, list_id)
           references customers.customer_list (tenant_id, id) on delete cascade,
         constraint customer_list_member_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      'create index customer_list_member_customer_idx on customers.customer_list_member (tenant_id, customer_id, list_id)',
      ...tenantTable('customers.customer_list'),
      ...tenantTable('customers.customer_list_member'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table customers.customer_list_member', 'drop table customers.customer_list');
  }
}
