import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the batch role delete the replies kept for a workspace that is deleted. */
export class Erasure1764000000022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'grant select, delete on http.idempotency_key to hearback_batch');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'revoke select, delete on http.idempotency_key from hearback_batch');
  }
}
