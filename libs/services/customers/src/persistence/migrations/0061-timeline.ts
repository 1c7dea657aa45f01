import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What other services tell of customers, for their timeline; and whether their address is written to. Tasks name an answer instead of a
 * customer, and may be told of before the answer: so whose a subject is (an answer, a task, an invitation) is a row of its own.
 */
export class Timeline1767225600061 implements MigrationInterface {
  readonly name = 'Timeline1767225600061';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.timeline_entry (
         tenant_id uuid not null,
         id uuid not null,
         kind text not null,
         at timestamptz not null,
         customer_id uuid,
         subject_id uuid,
         details jsonb not null,
         revision integer not null default 0,
         constraint timeline_entry_pkey primary key (tenant_id, id),
         constraint timeline_entry_whose_check check (customer_id is not null or subject_id is not null)
       )`,
      `create index timeline_entry_customer_idx on customers.timeline_entry (tenant_id, customer_id, at, id) where customer_id is not null`,
      `create index timeline_entry_subject_idx on customers.timeline_entry (tenant_id, subject_id) where subject_id is not null`,
      `create table customers.timeline_subject (
         tenant_id uuid not null,
         id uuid not null,
         customer_id uuid,
         parent_id uuid,
         constraint timeline_subject_pkey primary key (tenant_id, id),
         constraint timeline_subject_whose_check check ((customer_id is null) <> (parent_id is null))
       )`,
      `create index timeline_subject_customer_idx on customers.timeline_subject (tenant_id, customer_id) where customer_id is not null`,
      `create index timeline_subject_parent_idx on customers.timeline_subject (tenant_id, parent_id) where parent_id is not null`,
      `create table customers.customer_address (
         tenant_id uuid not null,
         customer_id uuid not null,
         active boolean not null,
         reason text not null,
         revision integer not null,
         changed_at timestamptz not null,
         constraint customer_address_pkey primary key (tenant_id, customer_id)
       )`,
      `create index customer_address_dead_idx on customers.customer_address (tenant_id, changed_at, customer_id) where active`,
      ...['timeline_entry', 'timeline_subject', 'customer_address'].flatMap((table) =>
        tenantTable(`customers.${table}`),
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.customer_address',
      'drop table customers.timeline_subject',
      'drop table customers.timeline_entry',
    );
  }
}
