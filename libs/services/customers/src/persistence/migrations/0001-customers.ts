import { createServiceSchema, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Profiles with identities and typed attributes, and events of customers. */
export class Customers1763800000002 implements MigrationInterface {
  readonly name = 'Customers1763800000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('customers'),
      ...TABLES,
      ...tenantTable('customers.attribute'),
      ...tenantTable('customers.customer'),
      ...tenantTable('customers.customer_identity'),
      ...tenantTable('customers.customer_attribute'),
      ...tenantTable('customers.customer_event'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema customers cascade');
  }
}

const TABLES = [
  `create table customers.attribute (
    tenant_id uuid not null,
    id uuid not null,
    key text not null,
    type text not null,
    created_at timestamptz not null,
    constraint attribute_pkey primary key (tenant_id, id),
    constraint attribute_key_key unique (tenant_id, key),
    constraint attribute_type_check check (type in ('text', 'number', 'boolean', 'date'))
  )`,
  `create index attribute_list_idx on customers.attribute (tenant_id, created_at, id)`,
  `create table customers.customer (
    tenant_id uuid not null,
    id uuid not null,
    external_id text not null,
    name text,
    language text,
    attributes jsonb not null,
    revision integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint customer_pkey primary key (tenant_id, id),
    constraint customer_external_id_key unique (tenant_id, external_id)
  )`,
  `create index customer_list_idx on customers.customer (tenant_id, created_at, id)`,
  `create table customers.customer_identity (
    tenant_id uuid not null,
    kind text not null,
    value text not null,
    customer_id uuid not null,
    constraint customer_identity_pkey primary key (tenant_id, kind, value),
    constraint customer_identity_customer_fkey foreign key (tenant_id, customer_id)
      references customers.customer (tenant_id, id)
  )`,
  `create index customer_identity_customer_idx on customers.customer_identity (tenant_id, customer_id)`,
  // A copy of customer.attributes with one row per key. Under row-level security PostgreSQL cannot use an index on jsonb for a
  // request, because the jsonb operators are not leakproof; equality of text is.
  `create table customers.customer_attribute (
    tenant_id uuid not null,
    customer_id uuid not null,
    key text not null,
    value text not null,
    constraint customer_attribute_pkey primary key (tenant_id, customer_id, key),
    constraint customer_attribute_customer_fkey foreign key (tenant_id, customer_id)
      references customers.customer (tenant_id, id)
  )`,
  `create index customer_attribute_value_idx on customers.customer_attribute (tenant_id, key, value, customer_id)`,
  `create table customers.customer_event (
    tenant_id uuid not null,
    id uuid not null,
    source_id text not null,
    customer_id uuid not null,
    kind text not null,
    occurred_at timestamptz not null,
    amount_minor bigint,
    currency text,
    properties jsonb not null,
    created_at timestamptz not null,
    constraint customer_event_pkey primary key (tenant_id, id),
    constraint customer_event_source_id_key unique (tenant_id, source_id),
    constraint customer_event_customer_fkey foreign key (tenant_id, customer_id)
      references customers.customer (tenant_id, id),
    constraint customer_event_amount_check check ((amount_minor is null) = (currency is null))
  )`,
  `create index customer_event_list_idx on customers.customer_event (tenant_id, customer_id, created_at, id)`,
];
