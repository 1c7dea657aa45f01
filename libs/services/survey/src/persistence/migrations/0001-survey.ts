import { acrossTenants, createServiceSchema, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Touchpoints, surveys and their versions. Definitions are `json`, not `jsonb`, which keeps them exactly as they were published;
 * nothing searches in them.
 */
export class Survey1767225600001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('survey'),
      `create table survey.touchpoint (
         tenant_id uuid not null,
         id uuid not null,
         key text not null,
         name text not null,
         stage text,
         position integer not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint touchpoint_pkey primary key (tenant_id, id),
         constraint touchpoint_key_key unique (tenant_id, key),
         constraint touchpoint_stage_check check (
           stage in ('discover', 'evaluate', 'buy', 'receive', 'use', 'support', 'renew', 'leave'))
       )`,
      `create index touchpoint_newest_idx on survey.touchpoint (tenant_id, created_at, id)`,
      ...tenantTable('survey.touchpoint'),
      `create table survey.survey (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         link_code text not null,
         touchpoint_id uuid,
         status text not null,
         draft json not null,
         revision integer not null,
         version integer,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         published_at timestamptz,
         closed_at timestamptz,
         constraint survey_pkey primary key (tenant_id, id),
         constraint survey_touchpoint_fkey foreign key (tenant_id, touchpoint_id)
           references survey.touchpoint (tenant_id, id),
         constraint survey_status_check check (status in ('draft', 'published', 'closed')),
         constraint survey_version_check check ((status = 'draft') = (version is null))
       )`,
      `create unique index survey_link_code_key on survey.survey (link_code)`,
      ...acrossTenants('index survey.survey_link_code_key', 'a link carries its code and no workspace'),
      `create index survey_newest_idx on survey.survey (tenant_id, created_at, id)`,
      `create index survey_touchpoint_idx on survey.survey (tenant_id, touchpoint_id)`,
      ...tenantTable('survey.survey'),
      `create table survey.survey_version (
         tenant_id uuid not null,
         id uuid not null,
         survey_id uuid not null,
         version integer not null,
         name text not null,
         touchpoint json,
         definition json not null,
         published_at timestamptz not null,
         constraint survey_version_pkey primary key (tenant_id, id),
         constraint survey_version_number_key unique (tenant_id, survey_id, version),
         constraint survey_version_survey_fkey foreign key (tenant_id, survey_id)
           references survey.survey (tenant_id, id)
       )`,
      `create index survey_version_newest_idx on survey.survey_version (tenant_id, survey_id, published_at, id)`,
      ...tenantTable('survey.survey_version', { grants: 'insert-only' }),
      // The roles lack the privilege to update; the trigger also stops roles that have it.
      `create function survey.refuse_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp
         as $$ begin raise exception 'a published version does not change' using errcode = '23514'; end $$`,
      `create trigger survey_version_immutable before update on survey.survey_version
         for each row execute function survey.refuse_change()`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop schema survey cascade');
  }
}
