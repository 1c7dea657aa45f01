import { grantFunction, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Locks an import if its content and checkpoint are these; otherwise the transaction fails. The function lets a run send all
 * statements of a transaction at once, instead of waiting for the result of a query first.
 */
const holdImport = `
  create function responses.hold_import(tenant uuid, import uuid, upload uuid, checkpoint bigint) returns void
    language plpgsql as $$
  begin
    perform 1 from responses.import i
    where i.tenant_id = $1 and i.id = $2 and i.upload_id = $3 and i.bytes_done = $4 and i.status in ('queued', 'running')
    for update;
    if not found then
      raise exception 'another run has taken this import over' using errcode = 'HB002';
    end if;
  end $$`;

/** Imports: the request, the content in chunks, the progress, and the row errors. */
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
      // Chunks are read twice at most, so compressing them is not worth the time.
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
      // The submissions of a dry run so far, so that it counts repeats inside the file as a real run does.
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
      holdImport,
      ...grantFunction('responses.hold_import(uuid, uuid, uuid, bigint)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function responses.hold_import(uuid, uuid, uuid, bigint)',
      ...['import_trial', 'import_error', 'import_chunk', 'import'].map((table) => `drop table responses.${table}`),
    );
  }
}
