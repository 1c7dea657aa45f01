import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of customers' data, and what they are put together of until they have expired. */
export class DataCopy1767225600056 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.data_copy (
         tenant_id uuid not null,
         id uuid not null,
         customer_id uuid not null,
         language text not null,
         requested_at timestamptz not null,
         completed_at timestamptz,
         expires_at timestamptz,
         opened_at timestamptz,
         constraint data_copy_pkey primary key (tenant_id, id),
         constraint data_copy_mailed_check check ((completed_at is null) = (expires_at is null))
       )`,
      `create index data_copy_list_idx on customers.data_copy (tenant_id, customer_id, requested_at, id)`,
      `create table customers.data_copy_part (
         tenant_id uuid not null,
         copy_id uuid not null,
         customer_id uuid not null,
         service text not null,
         number integer not null,
         parts integer not null,
         source text not null,
         kind text not null,
         content json not null,
         constraint data_copy_part_pkey primary key (tenant_id, copy_id, service, number),
         constraint data_copy_part_copy_fkey foreign key (tenant_id, copy_id)
           references customers.data_copy (tenant_id, id)
       )`,
      ...['data_copy', 'data_copy_part'].flatMap((table) => tenantTable(`customers.${table}`)),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table customers.data_copy_part', 'drop table customers.data_copy');
  }
}
