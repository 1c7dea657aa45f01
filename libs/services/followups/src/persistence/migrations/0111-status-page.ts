import { grantFunction, ownerMayRead, runStatements, tenantTable, acrossTenants } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The links to the customers' status pages, and what customers see of workspaces there. */
export class StatusPage1764547200111 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...LINKS, ...FACES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table followups.promise drop column objected_at',
      'alter table followups.customer drop column time_zone',
      'drop table followups.brand',
      'alter table followups.workspace drop column name',
      'drop function followups.status_link_of(uuid)',
      'drop table followups.status_link',
    );
  }
}

const LINKS = [
  `create table followups.status_link (
    tenant_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    expires_at timestamptz not null,
    constraint status_link_pkey primary key (tenant_id, id),
    constraint status_link_task_key unique (tenant_id, task_id),
    constraint status_link_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create unique index status_link_id_key on followups.status_link (id)`,
  ...acrossTenants(
    'index followups.status_link_id_key',
    'the link is opened before its workspace is known; ids are random and signed',
  ),
  ...tenantTable('followups.status_link'),
  ...ownerMayRead('followups.status_link'),
  `create function followups.status_link_of(link_id uuid)
     returns table (tenant_id uuid, task_id uuid, expires_at timestamptz)
     language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
     as $$ select l.tenant_id, l.task_id, l.expires_at from followups.status_link l where l.id = link_id $$`,
  ...grantFunction('followups.status_link_of(uuid)'),
];

const FACES = [
  'alter table followups.workspace add column name text',
  `create table followups.brand (
    tenant_id uuid not null,
    name text,
    color text,
    contact jsonb,
    privacy_url text,
    logo_path text,
    tone text not null,
    changed_at timestamptz not null,
    constraint brand_pkey primary key (tenant_id)
  )`,
  `comment on column followups.brand.contact is 'personal'`,
  ...tenantTable('followups.brand'),
  'alter table followups.customer add column time_zone text',
  'alter table followups.promise add column objected_at timestamptz',
];
