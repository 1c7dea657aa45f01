import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger of consent. Its rows are only added; those of a workspace that is deleted are erased with it, by the batch role. The triggers
 * also stop roles that have more privileges.
 */
export class Consent1767225600030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.consent_text (
         tenant_id uuid not null,
         id uuid not null,
         purpose text not null,
         locale text not null,
         text text not null,
         sha256 bytea not null,
         created_at timestamptz not null,
         constraint consent_text_pkey primary key (tenant_id, id),
         constraint consent_text_version_key unique (tenant_id, purpose, locale, sha256),
         constraint consent_text_hash_check check (sha256 = sha256(convert_to(text, 'UTF8')))
       )`,
      `create table customers.consent_entry (
         tenant_id uuid not null,
         id uuid not null,
         customer_id uuid not null,
         purpose text not null,
         granted boolean not null,
         text_id uuid,
         locale text,
         decided_at timestamptz not null,
         way text not null,
         invitation_id uuid,
         list_id uuid,
         created_at timestamptz not null,
         constraint consent_entry_pkey primary key (tenant_id, id),
         constraint consent_entry_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id),
         constraint consent_entry_text_fkey foreign key (tenant_id, text_id)
           references customers.consent_text (tenant_id, id),
         constraint consent_entry_purpose_check
           check (purpose in ('questions', 'replies', 'improvements', 'news', 'profiling')),
         constraint consent_entry_way_check check (way in ('page', 'one_click', 'api', 'list', 'staff'))
       )`,
      `create index consent_entry_list_idx on customers.consent_entry (tenant_id, customer_id, created_at, id)`,
      ...['consent_text', 'consent_entry'].flatMap((table) => [
        ...tenantTable(`customers.${table}`, {
          grants: { request: ['select', 'insert'], batch: ['select', 'insert', 'delete'] },
        }),
      ]),
      `create function customers.refuse_ledger_change() returns trigger language plpgsql
         set search_path = pg_catalog, pg_temp
         as $$ begin
           if tg_op = 'DELETE' and exists (
             select from messaging.deleted_tenant d where d.tenant_id = old.tenant_id and d."group" = 'customers'
           ) then
             return old;
           end if;
           raise exception 'entries of the consent ledger stay as long as their workspace' using errcode = '23514';
         end $$`,
      ...['consent_text', 'consent_entry'].map(
        (table) => `create trigger ${table}_stays before update or delete on customers.${table}
           for each row execute function customers.refuse_ledger_change()`,
      ),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table customers.consent_entry',
      'drop table customers.consent_text',
      'drop function customers.refuse_ledger_change()',
    );
  }
}
