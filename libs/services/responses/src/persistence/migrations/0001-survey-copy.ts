import {
  createServiceSchema,
  grantFunction,
  grantTable,
  ownerMayRead,
  runStatements,
  tenantTable,
} from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Copies of other services' data: surveys with their published versions, and customers. Two functions look up ids before the
 * workspace is known.
 */
export class SurveyCopy1767225600001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('responses'),
      `create table responses.survey (
         tenant_id uuid not null,
         survey_id uuid not null,
         link_code text not null,
         status text not null,
         newest_version integer not null,
         revision bigint not null,
         changed_at timestamptz not null,
         constraint survey_pkey primary key (tenant_id, survey_id),
         constraint survey_status_check check (status in ('open', 'closed'))
       )`,
      `create index survey_link_code_idx on responses.survey (link_code)`,
      `create index survey_revision_idx on responses.survey (revision)`,
      ...tenantTable('responses.survey'),
      ...ownerMayRead('responses.survey'),
      `create table responses.survey_version (
         tenant_id uuid not null,
         survey_id uuid not null,
         version integer not null,
         version_id uuid not null,
         name text not null,
         touchpoint_id uuid,
         touchpoint_key text,
         definition jsonb not null,
         published_at timestamptz not null,
         constraint survey_version_pkey primary key (tenant_id, survey_id, version),
         constraint survey_version_survey_fkey foreign key (tenant_id, survey_id)
           references responses.survey (tenant_id, survey_id)
       )`,
      ...tenantTable('responses.survey_version'),
      // One row, locked until the commit by each change of a copy, so that revisions become visible in order.
      `create table responses.survey_clock (
         id smallint not null default 1,
         revision bigint not null,
         constraint survey_clock_pkey primary key (id),
         constraint survey_clock_one_row_check check (id = 1)
       )`,
      `insert into responses.survey_clock (revision) values (0)`,
      ...grantTable('responses.survey_clock', { request: [], batch: ['select', 'update'] }),
      `create function responses.survey_of_link(code text) returns table (tenant_id uuid, survey_id uuid)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select s.tenant_id, s.survey_id from responses.survey s where s.link_code = code limit 1 $$`,
      `create function responses.surveys_changed_since(seen bigint)
         returns table (tenant_id uuid, survey_id uuid, link_code text, revision bigint)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select s.tenant_id, s.survey_id, s.link_code, s.revision
               from responses.survey s where s.revision > seen order by s.revision $$`,
      ...grantFunction('responses.survey_of_link(text)'),
      ...grantFunction('responses.surveys_changed_since(bigint)'),
      `create table responses.customer_copy (
         tenant_id uuid not null,
         external_id text not null,
         customer_id uuid not null,
         attributes jsonb not null,
         revision bigint not null,
         constraint customer_copy_pkey primary key (tenant_id, external_id)
       )`,
      ...tenantTable('responses.customer_copy'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema responses cascade');
  }
}
