import { grantFunction, ownerMayRead, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What links in mails to customers need: the workspace of a customer, who is all that such a link names, and the customer's clock. */
export class CustomerLinks1767225600033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table customers.customer add column time_zone text',
      'create index customer_id_idx on customers.customer (id)',
      ...ownerMayRead('customers.customer'),
      `create function customers.customer_of(customer_id uuid) returns table (tenant_id uuid)
         language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
         as $$ select c.tenant_id from customers.customer c where c.id = customer_id $$`,
      ...grantFunction('customers.customer_of(uuid)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function customers.customer_of(uuid)',
      'drop policy customer_owner on customers.customer',
      'drop index customers.customer_id_idx',
      'alter table customers.customer drop column time_zone',
    );
  }
}
