import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of what customers see of a workspace. */
export class WorkspaceBrand1767225600033 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.workspace_brand (
        tenant_id uuid not null,
        workspace_name text,
        named_at timestamptz,
        name text,
        color text,
        contact jsonb,
        privacy_url text,
        logo_path text,
        branded_at timestamptz,
        constraint workspace_brand_pkey primary key (tenant_id)
      )`,
      ...tenantTable('responses.workspace_brand'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table responses.workspace_brand');
  }
}
