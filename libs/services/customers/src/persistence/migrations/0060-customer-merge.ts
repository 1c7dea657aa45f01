import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Profiles that are one person (ADR 83). A merged profile keeps its rows and points at the profile that is kept, so that taking the merge
 * back gives each what was its own.
 */
export class CustomerMerge1767225600060 implements MigrationInterface {
  readonly name = 'CustomerMerge1767225600060';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table customers.customer
         add column merged_into uuid,
         add column merged_at timestamptz,
         add column merge_revision integer not null default 0,
         add constraint customer_merged_check check ((merged_into is null) = (merged_at is null) and merged_into <> id)`,
      `create index customer_merged_into_idx on customers.customer (tenant_id, merged_into) where merged_into is not null`,
      `create table customers.customer_merge (
         tenant_id uuid not null,
         id uuid not null,
         kept_id uuid not null,
         merged_id uuid not null,
         taken text[] not null,
         preferences_before jsonb,
         preferences_revision integer,
         merged_at timestamptz not null,
         merged_by_kind text not null,
         merged_by_id text not null,
         unmerged_at timestamptz,
         unmerged_by_kind text,
         unmerged_by_id text,
         constraint customer_merge_pkey primary key (tenant_id, id),
         constraint customer_merge_kept_fkey foreign key (tenant_id, kept_id)
           references customers.customer (tenant_id, id) on delete cascade,
         constraint customer_merge_merged_fkey foreign key (tenant_id, merged_id)
           references customers.customer (tenant_id, id) on delete cascade,
         constraint customer_merge_unmerged_check check ((unmerged_at is null) = (unmerged_by_id is null))
       )`,
      `create unique index customer_merge_merged_idx on customers.customer_merge (tenant_id, merged_id) where unmerged_at is null`,
      'create index customer_merge_list_idx on customers.customer_merge (tenant_id, merged_at, id)',
      'create index customer_merge_kept_idx on customers.customer_merge (tenant_id, kept_id)',
      // Pairs that somebody has looked at: they are two people.
      `create table customers.customer_distinction (
         tenant_id uuid not null,
         one_id uuid not null,
         other_id uuid not null,
         created_at timestamptz not null,
         constraint customer_distinction_pkey primary key (tenant_id, one_id, other_id),
         constraint customer_distinction_one_fkey foreign key (tenant_id, one_id)
           references customers.customer (tenant_id, id) on delete cascade,
         constraint customer_distinction_other_fkey foreign key (tenant_id, other_id)
           references customers.customer (tenant_id, id) on delete cascade,
         constraint customer_distinction_order_check check (one_id < other_id)
       )`,
      ...tenantTable('customers.customer_merge'),
      ...tenantTable('customers.customer_distinction'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.customer_distinction',
      'drop table customers.customer_merge',
      'drop index customers.customer_merged_into_idx',
      `alter table customers.customer drop constraint customer_merged_check, drop column merge_revision,
         drop column merged_at, drop column merged_into`,
    );
  }
}
