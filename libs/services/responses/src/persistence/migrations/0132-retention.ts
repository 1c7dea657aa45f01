import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Revisions and observations can be emptied once they are older than the workspace keeps them. */
export class Retention1767225600132 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'grant update (answers, hidden_fields) on responses.response_revision to responses_batch',
      'grant update (network_hash) on responses.link_observation to responses_batch',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'revoke update (network_hash) on responses.link_observation from responses_batch',
      'revoke update (answers, hidden_fields) on responses.response_revision from responses_batch',
    );
  }
}
