import type { PersonalTable } from '../personal/personal-data.js';
import { anyOf, byCustomerId } from '../personal/row-condition.js';
import { grantFunction, tenantTable } from './statements.js';

/**
 * Statements that give a service the copy of which profiles were merged into which (ADR 83), and two functions over it: `kept_customer`
 * is the external id of the profile that was kept, `same_customer` all external ids of the same customer, that of the kept profile first. The
 * provider `customerPointers` keeps it up to date. A customer without merges has no row.
 */
export function customerPointerTable(schema: string): string[] {
  const table = `${schema}.customer_pointer`;
  return [
    `create table ${table} (
       tenant_id uuid not null,
       customer_id uuid not null,
       external_id text not null,
       kept_id uuid,
       kept_external_id text,
       revision integer not null,
       changed_at timestamptz not null,
       constraint customer_pointer_pkey primary key (tenant_id, customer_id),
       constraint customer_pointer_kept_check check ((kept_id is null) = (kept_external_id is null))
     )`,
    `create index customer_pointer_external_id_idx on ${table} (tenant_id, external_id)`,
    `create index customer_pointer_kept_idx on ${table} (tenant_id, kept_id) where kept_id is not null`,
    `create index customer_pointer_kept_external_id_idx on ${table} (tenant_id, kept_external_id) where kept_id is not null`,
    ...['external_id', 'kept_external_id'].map((column) => `comment on column ${table}.${column} is 'personal'`),
    ...tenantTable(table),
    `create function ${schema}.kept_customer(tenant uuid, named text) returns text language sql stable
       set search_path = pg_catalog, pg_temp
       as $$ select coalesce((select p.kept_external_id from ${table} p
         where p.tenant_id = tenant and p.external_id = named and p.kept_id is not null), named) $$`,
    `create function ${schema}.same_customer(tenant uuid, named text) returns text[] language sql stable
       set search_path = pg_catalog, pg_temp
       as $$ select array[kept] || array(select p.external_id from ${table} p
           where p.tenant_id = tenant and p.kept_external_id = kept and p.kept_id is not null)
         from ${schema}.kept_customer(tenant, named) as kept $$`,
    ...grantFunction(`${schema}.kept_customer(uuid, text)`),
    ...grantFunction(`${schema}.same_customer(uuid, text)`),
  ];
}

/** Statements that take it away. */
export function dropCustomerPointerTable(schema: string): string[] {
  return [
    `drop function ${schema}.same_customer(uuid, text)`,
    `drop function ${schema}.kept_customer(uuid, text)`,
    `drop table ${schema}.customer_pointer`,
  ];
}

/** What of the table is personal, for the declaration of the service. */
export const customerPointerData: PersonalTable = {
  table: 'customer_pointer',
  kind: 'profile',
  belongs: anyOf(byCustomerId(), byCustomerId('kept_id')),
  personal: { external_id: `''`, kept_external_id: `''` },
  kept: {},
  deletes: true,
};
