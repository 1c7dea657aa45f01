import { grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers see of a workspace. Logos have a table of their own, because they are served before a workspace is known. */
export class Brand1763800000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.brand (
        tenant_id uuid not null,
        name text,
        color text,
        contact jsonb,
        privacy_url text,
        logo_id uuid,
        constraint brand_pkey primary key (tenant_id),
        constraint brand_workspace_fkey foreign key (tenant_id) references accounts.workspace (tenant_id)
      )`,
      `create table accounts.logo (
        tenant_id uuid not null,
        id uuid not null,
        png bytea not null,
        constraint logo_pkey primary key (tenant_id),
        constraint logo_workspace_fkey foreign key (tenant_id) references accounts.workspace (tenant_id)
      )`,
      `create index logo_id_idx on accounts.logo (id)`,
      ...tenantTable('accounts.brand'),
      ...tenantTable('accounts.logo'),
      ...ownerMayRead('accounts.logo'),
      `create function accounts.find_logo(wanted uuid) returns bytea
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select l.png from accounts.logo l where l.id = wanted $$`,
      ...grantFunction('accounts.find_logo(uuid)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function accounts.find_logo(uuid)',
      'drop table accounts.logo',
      'drop table accounts.brand',
    );
  }
}
