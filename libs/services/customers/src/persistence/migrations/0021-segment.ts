import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Segments with their members, and the runs that evaluate a rule for all customers. */
export class Segment1767225600021 implements MigrationInterface {
  readonly name = 'Segment1767225600021';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.segment (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         conditions jsonb not null,
         depends_on_time boolean not null,
         revision integer not null,
         archived_at timestamptz,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint segment_pkey primary key (tenant_id, id)
       )`,
      'create index segment_list_idx on customers.segment (tenant_id, created_at, id)',
      `create table customers.segment_member (
         tenant_id uuid not null,
         segment_id uuid not null,
         customer_id uuid not null,
         constraint segment_member_pkey primary key (tenant_id, segment_id, customer_id),
         constraint segment_member_segment_fkey foreign key (tenant_id, segment_id)
           references customers.segment (tenant_id, id) on delete cascade,
         constraint segment_member_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      'create index segment_member_customer_idx on customers.segment_member (tenant_id, customer_id, segment_id)',
      `create table customers.segment_run (
         tenant_id uuid not null,
         id uuid not null,
         cause text not null,
         segment_id uuid,
         after uuid,
         started_at timestamptz not null,
         constraint segment_run_pkey primary key (tenant_id, id),
         constraint segment_run_segment_fkey foreign key (tenant_id, segment_id)
           references customers.segment (tenant_id, id) on delete cascade,
         constraint segment_run_cause_check check (cause in ('rule', 'midnight', 'time_zone')),
         constraint segment_run_rule_check check ((cause = 'rule') = (segment_id is not null))
       )`,
      'create index segment_run_segment_idx on customers.segment_run (tenant_id, segment_id)',
      `comment on column customers.segment_run.after is 'the last customer that is done'`,
      ...tenantTable('customers.segment'),
      ...tenantTable('customers.segment_member'),
      ...tenantTable('customers.segment_run'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.segment_run',
      'drop table customers.segment_member',
      'drop table customers.segment',
    );
  }
}
