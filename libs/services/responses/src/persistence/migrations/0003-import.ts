import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Imports: the order, its content in pieces, how far it came, and what was wrong with which row. */
export class Import1767225600003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.import (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         survey_version integer not null,
         mapping jsonb not null,
         dry_run boolean not null,
         status text not null,
         upload_id uuid,
         content_digest text,
         content_bytes bigint not null default 0,
         header jsonb,
         bytes_done bigint not null default 0,
         rows_read integer not null default 0,
         rows_accepted integer not null default 0,
         rows_unchanged integer not null default 0,
         rows_rejected integer not null default 0,
         errors_total integer not null default 0,
         failure jsonb,
         created_at timestamptz not null,
         finished_at timestamptz,
         constraint import_pkey primary key (tenant_id, id),
         constraint import_survey_fkey foreign key (tenant_id, survey_id)
           references responses.survey (tenant_id, survey_id),
         constraint import_status_check check (status in ('waiting', 'queued', 'running', 'done', 'failed'))
       )`,
      `create index import_newest_idx on responses.import (tenant_id, created_at, id)`,
      `create index import_survey_idx on responses.import (tenant_id, survey_id)`,
      ...tenantTable('responses.import'),
      `create table responses.import_chunk (
         tenant_id uuid not null,
         import_id uuid not null,
         upload_id uuid not null,
         byte_offset bigint not null,
         bytes bytea not null,
         constraint import_chunk_pkey primary key (tenant_id, import_id, upload_id, byte_offset),
         constraint import_chunk_import_fkey foreign key (tenant_id, import_id)
           references responses.import (tenant_id, id) on delete cascade
       )`,
      // The pieces are CSV text that is read twice at most: compressing them costs more time than the space is worth.
      `alter table responses.import_chunk alter column bytes set storage external`,
      ...tenantTable('responses.import_chunk'),
      `create table responses.import_error (
         tenant_id uuid not null,
         import_id uuid not null,
         position integer not null,
         row_number integer not null,
         column_name text,
         code text not null,
         detail text not null,
         constraint import_error_pkey primary key (tenant_id, import_id, position),
         constraint import_error_import_fkey foreign key (tenant_id, import_id)
           references responses.import (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('responses.import_error'),
      // What a dry run has met so far, so that it counts repeats inside the file as the real run would.
      `create table responses.import_trial (
         tenant_id uuid not null,
         import_id uuid not null,
         submission_id uuid not null,
         content_digest text not null,
         constraint import_trial_pkey primary key (tenant_id, import_id, submission_id),
         constraint import_trial_import_fkey foreign key (tenant_id, import_id)
           references responses.import (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('responses.import_trial'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...['import_trial', 'import_error', 'import_chunk', 'import'].map((table) => `drop table responses.${table}`),
    );
  }
}
