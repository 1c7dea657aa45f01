import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links with which reports are read without an account. */
export class ShareLinks1764100000116 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.share_link (
         tenant_id uuid not null,
         id uuid not null,
         name text not null,
         language text not null,
         view jsonb not null,
         created_at timestamptz not null,
         expires_at timestamptz not null,
         revoked_at timestamptz,
         views integer not null,
         viewed_at timestamptz,
         constraint share_link_pkey primary key (tenant_id, id)
       )`,
      'create index share_link_newest_idx on analytics.share_link (tenant_id, created_at, id)',
      ...tenantTable('analytics.share_link'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table analytics.share_link');
  }
}
