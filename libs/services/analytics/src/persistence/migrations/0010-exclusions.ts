import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Responses that were excluded, restored or withdrawn, and the facts of the excluded ones. `pending`: the counts do not reflect
 * the state yet. The row of a response stays, so that an event that arrives late, or is counted again by a rebuild, meets it.
 */
export class Exclusions1764100000010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.response_exclusion (
         tenant_id uuid not null,
         response_id uuid not null,
         revision integer not null,
         state text not null,
         pending boolean not null,
         constraint response_exclusion_key primary key (tenant_id, response_id),
         constraint response_exclusion_state_check check (state in ('counted', 'excluded', 'withdrawn'))
       )`,
      `create index response_exclusion_pending on analytics.response_exclusion (tenant_id, response_id) where pending`,
      ...tenantTable('analytics.response_exclusion'),
      `create table analytics.excluded_fact (
         like analytics.score_fact,
         constraint excluded_fact_key primary key (tenant_id, generation, response_id, question)
       )`,
      ...tenantTable('analytics.excluded_fact'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.excluded_fact', 'drop table analytics.response_exclusion');
  }
}
