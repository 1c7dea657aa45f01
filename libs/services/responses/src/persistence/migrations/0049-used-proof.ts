import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Solved puzzles that cannot be used by another submission; without one for a response that is sent without a submission id. */
export class UsedProof1767225600049 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table responses.used_proof (
         tenant_id uuid not null,
         nonce text not null,
         submission_id uuid,
         expires_at timestamptz not null,
         constraint used_proof_pkey primary key (tenant_id, nonce)
       )`,
      `create index used_proof_expiry_idx on responses.used_proof (tenant_id, expires_at)`,
      ...tenantTable('responses.used_proof', { grants: { request: [], batch: ['select', 'insert', 'delete'] } }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table responses.used_proof');
  }
}
