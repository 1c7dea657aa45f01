import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const HISTORY = 'followups.rule_version, followups.task_change';

/** Lets the batch role delete the histories of a workspace that is deleted. */
export class Erasure1764547200063 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, `grant delete on ${HISTORY} to followups_batch`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, `revoke delete on ${HISTORY} from followups_batch`);
  }
}
