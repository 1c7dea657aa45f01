import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notes that say that somebody has spoken with the customer, and when customers have asked for calls lately. */
export class SpokenWords1764547200141 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table followups.task_note add column spoke boolean not null default false',
      `alter table followups.call_back_offer add column recent timestamptz[] not null default '{}'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table followups.call_back_offer drop column recent',
      'alter table followups.task_note drop column spoke',
    );
  }
}
