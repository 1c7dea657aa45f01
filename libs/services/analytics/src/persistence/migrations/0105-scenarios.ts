import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Plans of cost and benefit, each with what really was paid and gained. */
export class Scenarios1764100000105 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.scenario (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         currency text not null,
         months smallint not null,
         monthly_rate double precision not null,
         starts_in text not null,
         lines jsonb not null,
         ledger jsonb not null,
         revision integer not null,
         archived_at timestamptz,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint scenario_pkey primary key (tenant_id, id)
       )`,
      'create index scenario_newest_idx on analytics.scenario (tenant_id, created_at, id)',
      ...tenantTable('analytics.scenario'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.scenario');
  }
}
