import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Revisions and observations can be emptied: when a customer is erased, they stay and what they quote goes. */
export class ErasedCustomers1767225600130 implements MigrationInterface {
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
