import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What figures should reach, and by when. */
export class Goals1764100000096 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.goal (
         tenant_id uuid not null,
         id uuid not null,
         figure text not null,
         touchpoint_id uuid,
         target double precision not null,
         by date not null,
         owner_id uuid,
         revision integer not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint goal_pkey primary key (tenant_id, id)
       )`,
      'create unique index goal_figure_key on analytics.goal (tenant_id, figure, touchpoint_id) nulls not distinct',
      'create index goal_newest_idx on analytics.goal (tenant_id, created_at, id)',
      ...tenantTable('analytics.goal'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.goal');
  }
}
