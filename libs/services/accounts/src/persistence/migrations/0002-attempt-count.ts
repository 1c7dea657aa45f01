import { grantTable, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Counts of sign-in and sign-up attempts, in the form that rate-limiter-flexible reads and writes. An attempt comes before a
 * tenant is known, so the table has no tenant; its keys are keyed hashes. Only the batch role of accounts may use it.
 */
export class AttemptCount1763800000002 implements MigrationInterface {
  readonly name = 'AttemptCount1763800000002';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.attempt_count (
        key text not null,
        points integer not null,
        expire bigint not null,
        constraint attempt_count_pkey primary key (key)
      )`,
      `create index attempt_count_expire_idx on accounts.attempt_count (expire)`,
      `comment on column accounts.attempt_count.expire is 'end of the window in milliseconds since 1970'`,
      ...grantTable('accounts.attempt_count', { request: [], batch: ['select', 'insert', 'update', 'delete'] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table accounts.attempt_count');
  }
}
