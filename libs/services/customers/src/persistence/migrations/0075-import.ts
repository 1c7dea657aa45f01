import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATUSES = `'waiting', 'proposed', 'queued', 'running', 'done', 'failed', 'undoing', 'undone'`;

/**
 * Imports of customers and events: the file until it is read, what was not taken of it, and what the import did with each customer, so
 * that it can be taken back. Events know the import that brought them; decisions about consent, where they come from.
 */
export class CustomerImport1767225600075 implements MigrationInterface {
  readonly name = 'CustomerImport1767225600075';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.import (
         tenant_id uuid not null,
         id uuid not null,
         file_name text,
         status text not null,
         mapping jsonb,
         proposal jsonb,
         is_workbook boolean not null default false,
         content_digest text,
         content_bytes bigint not null default 0,
         content_encoding text,
         bytes_done bigint not null default 0,
         sheet_rows integer not null default 0,
         unreadable_row integer,
         rows_read integer not null default 0,
         rows_accepted integer not null default 0,
         rows_unchanged integer not null default 0,
         rows_rejected integer not null default 0,
         errors_total integer not null default 0,
         failure jsonb,
         rejected_preamble bytea,
         undone integer not null default 0,
         kept integer not null default 0,
         actor_kind text not null,
         actor_id uuid not null,
         created_at timestamptz not null,
         finished_at timestamptz,
         constraint import_pkey primary key (tenant_id, id),
         constraint import_status_check check (status in (${STATUSES}))
       )`,
      `create index import_newest_idx on customers.import (tenant_id, created_at, id)`,
      `create table customers.import_chunk (
         tenant_id uuid not null,
         import_id uuid not null,
         upload_id uuid not null,
         byte_offset bigint not null,
         bytes bytea not null,
         constraint import_chunk_pkey primary key (tenant_id, import_id, upload_id, byte_offset),
         constraint import_chunk_import_fkey foreign key (tenant_id, import_id)
           references customers.import (tenant_id, id) on delete cascade
       )`,
      // Chunks are read twice at most, so compressing them is not worth the time.
      `alter table customers.import_chunk alter column bytes set storage external`,
      `create table customers.import_error (
         tenant_id uuid not null,
         import_id uuid not null,
         position integer not null,
         row_number integer not null,
         column_name text,
         code text not null,
         detail text not null,
         constraint import_error_pkey primary key (tenant_id, import_id, position),
         constraint import_error_import_fkey foreign key (tenant_id, import_id)
           references customers.import (tenant_id, id) on delete cascade
       )`,
      `create table customers.import_rejected_row (
         tenant_id uuid not null,
         import_id uuid not null,
         row_number integer not null,
         line bytea not null,
         constraint import_rejected_row_pkey primary key (tenant_id, import_id, row_number),
         constraint import_rejected_row_import_fkey foreign key (tenant_id, import_id)
           references customers.import (tenant_id, id) on delete cascade
       )`,
      `create table customers.import_change (
         tenant_id uuid not null,
         import_id uuid not null,
         customer_id uuid not null,
         created boolean not null,
         revision integer not null,
         fields jsonb not null,
         constraint import_change_pkey primary key (tenant_id, import_id, customer_id),
         constraint import_change_import_fkey foreign key (tenant_id, import_id)
           references customers.import (tenant_id, id) on delete cascade
       )`,
      `create index import_change_customer_idx on customers.import_change (tenant_id, customer_id)`,
      ...['import', 'import_chunk', 'import_error', 'import_rejected_row', 'import_change'].flatMap((table) =>
        tenantTable(`customers.${table}`),
      ),
      `alter table customers.customer_event add column import_id uuid`,
      `create index customer_event_import_idx on customers.customer_event (tenant_id, import_id, id)
         where import_id is not null`,
      `alter table customers.consent_entry add column source text`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table customers.consent_entry drop column source',
      'alter table customers.customer_event drop column import_id',
      ...['import_change', 'import_rejected_row', 'import_error', 'import_chunk', 'import'].map(
        (table) => `drop table customers.${table}`,
      ),
    );
  }
}
