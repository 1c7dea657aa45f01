import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Without a profile, these rows stay: they are counted, or prove that a customer had agreed. */
const STAYING = ['consent_entry', 'privacy_request', 'customer_event'] as const;

/** Receipts of erasures. They name nobody: an external id is kept as a keyed digest, so that the same request again finds its receipt. */
export class Erasure1767225600050 implements MigrationInterface {
  readonly name = 'Erasure1767225600050';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...STAYING.map((table) => `alter table customers.${table} drop constraint ${table}_customer_fkey`),
      `create table customers.erasure (
         tenant_id uuid not null,
         id uuid not null,
         customer_id uuid not null,
         external_digest text not null,
         actor_kind text not null,
         actor_id uuid not null,
         requested_at timestamptz not null,
         completed_at timestamptz,
         constraint erasure_pkey primary key (tenant_id, id)
       )`,
      `create index erasure_list_idx on customers.erasure (tenant_id, requested_at, id)`,
      `create index erasure_digest_idx on customers.erasure (tenant_id, external_digest, requested_at)`,
      `create table customers.erasure_part (
         tenant_id uuid not null,
         erasure_id uuid not null,
         service text not null,
         counts jsonb not null,
         applied_at timestamptz not null,
         is_final boolean not null,
         constraint erasure_part_pkey primary key (tenant_id, erasure_id, service),
         constraint erasure_part_erasure_fkey foreign key (tenant_id, erasure_id)
           references customers.erasure (tenant_id, id)
       )`,
      ...['erasure', 'erasure_part'].flatMap((table) => tenantTable(`customers.${table}`)),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.erasure_part',
      'drop table customers.erasure',
      ...STAYING.map(
        (table) => `alter table customers.${table} add constraint ${table}_customer_fkey
           foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id)`,
      ),
    );
  }
}
