import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Pages of tiles that staff chose, each tile a view of a report. */
export class Boards1764100000110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.board (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         visibility text not null,
         owner_id uuid not null,
         tiles jsonb not null,
         revision integer not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint board_pkey primary key (tenant_id, id)
       )`,
      'create index board_newest_idx on analytics.board (tenant_id, created_at, id)',
      ...tenantTable('analytics.board'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.board');
  }
}
