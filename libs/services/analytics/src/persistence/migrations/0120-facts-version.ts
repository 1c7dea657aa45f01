import { grantFunction, ownerMayRead, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** By which workspaces are found whose facts are of an older release: those that exist have none of the tables that are new, later ones have all. */
export class FactsVersion1764100000120 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table analytics.workspace add column facts_version integer not null default 0',
      'alter table analytics.workspace alter column facts_version set default 1',
      ...ownerMayRead('analytics.workspace'),
      `create function analytics.workspaces_with_older_facts(version integer) returns table (tenant_id uuid)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select w.tenant_id from analytics.workspace w where w.facts_version < version order by w.tenant_id $$`,
      ...grantFunction('analytics.workspaces_with_older_facts(integer)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function analytics.workspaces_with_older_facts(integer)',
      'drop policy workspace_owner on analytics.workspace',
      'alter table analytics.workspace drop column facts_version',
    );
  }
}
