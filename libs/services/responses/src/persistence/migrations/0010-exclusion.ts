import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Responses that staff excluded from the numbers. The reason is null once the response was restored; the row stays, because it
 * holds the revision. It locks and reads the response but does not change it: a response is written once.
 */
export class Exclusion1767225600010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.response_exclusion (
         tenant_id uuid not null,
         response_id uuid not null,
         revision integer not null,
         reason text,
         actor_kind text,
         actor_id uuid,
         changed_at timestamptz,
         constraint response_exclusion_pkey primary key (tenant_id, response_id),
         constraint response_exclusion_response_fkey foreign key (tenant_id, response_id)
           references responses.response (tenant_id, id) on delete cascade
       )`,
      ...tenantTable('responses.response_exclusion'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.response_exclusion');
  }
}
