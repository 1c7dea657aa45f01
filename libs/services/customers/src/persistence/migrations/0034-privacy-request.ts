import { grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers ask for their data, and the workspace of a request, which is all that the link in its mail names. */
export class PrivacyRequest1767225600034 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.privacy_request (
         tenant_id uuid not null,
         id uuid not null,
         customer_id uuid not null,
         kind text not null,
         language text not null,
         created_at timestamptz not null,
         expires_at timestamptz not null,
         confirmed_at timestamptz,
         constraint privacy_request_pkey primary key (tenant_id, id),
         constraint privacy_request_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id),
         constraint privacy_request_kind_check check (kind in ('export', 'erasure'))
       )`,
      `create index privacy_request_list_idx on customers.privacy_request (tenant_id, customer_id, created_at, id)`,
      `create index privacy_request_id_idx on customers.privacy_request (id)`,
      ...tenantTable('customers.privacy_request'),
      ...ownerMayRead('customers.privacy_request'),
      `create function customers.privacy_request_of(request_id uuid) returns table (tenant_id uuid, customer_id uuid)
         language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
         as $$ select r.tenant_id, r.customer_id from customers.privacy_request r where r.id = request_id $$`,
      ...grantFunction('customers.privacy_request_of(uuid)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function customers.privacy_request_of(uuid)',
      'drop table customers.privacy_request',
    );
  }
}
