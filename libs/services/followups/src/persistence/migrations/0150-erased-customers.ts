import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the history of a task quotes can be emptied: when a customer is erased, entries stay and their words go. */
export class ErasedCustomers1764547200150 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'grant update (detail) on followups.task_change to followups_batch');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'revoke update (detail) on followups.task_change from followups_batch');
  }
}
