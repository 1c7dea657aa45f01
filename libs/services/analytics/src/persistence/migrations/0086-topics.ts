import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Topics of comments, by the words that name them. */
export class Topics1764100000086 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.topic (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         terms jsonb not null,
         except_terms jsonb not null,
         created_at timestamptz not null,
         updated_at timestamptz not null,
         constraint topic_pkey primary key (tenant_id, id)
       )`,
      'create unique index topic_name_key on analytics.topic (tenant_id, lower(name))',
      'create index topic_newest_idx on analytics.topic (tenant_id, created_at, id)',
      ...tenantTable('analytics.topic'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.topic');
  }
}
