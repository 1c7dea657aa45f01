import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened on a day, shown in trends. */
export class Annotations1764100000041 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.annotation (
         tenant_id uuid not null,
         id uuid not null,
         day date not null,
         text text not null,
         touchpoint_id uuid,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint annotation_pkey primary key (tenant_id, id)
       )`,
      'create index annotation_newest_idx on analytics.annotation (tenant_id, created_at, id)',
      ...tenantTable('analytics.annotation'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.annotation');
  }
}
