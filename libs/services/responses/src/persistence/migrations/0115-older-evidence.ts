import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Finds the workspaces with evidence of the last 90 days that was found by older rules. */
export class OlderEvidence1767225600115 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create function responses.workspaces_with_older_evidence(version integer, since timestamptz)
         returns table (tenant_id uuid)
         language sql stable security definer set search_path = pg_catalog, pg_temp
         as $$ select distinct l.tenant_id from responses.invitation_link l
               where l.rules < version and l.judged_at >= since $$`,
      ...grantFunction('responses.workspaces_with_older_evidence(integer, timestamptz)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop function responses.workspaces_with_older_evidence(integer, timestamptz)');
  }
}
