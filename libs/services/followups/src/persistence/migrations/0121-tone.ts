import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of the touchpoints, of which the rules of tone need whether they are moments of truth. */
export class Tone1764547200121 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.touchpoint (
        tenant_id uuid not null,
        id uuid not null,
        moment_of_truth boolean not null,
        changed_at timestamptz not null,
        constraint touchpoint_pkey primary key (tenant_id, id)
      )`,
      ...tenantTable('followups.touchpoint'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.touchpoint');
  }
}
