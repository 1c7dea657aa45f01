import { grantTable, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Failed sign-ins and the waits that follow them. Like `attempt_count` it has no tenant, and its keys are keyed hashes. Both tables
 * are used through the batch role: its connections are never held by a request that waits.
 */
export class SignInWait1763800000003 implements MigrationInterface {
  readonly name = 'SignInWait1763800000003';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table accounts.sign_in_wait (
        key text not null,
        failures integer not null,
        open_at timestamptz not null,
        forget_at timestamptz not null,
        constraint sign_in_wait_pkey primary key (key)
      )`,
      `create index sign_in_wait_forget_idx on accounts.sign_in_wait (forget_at)`,
      ...grantTable('accounts.sign_in_wait', { request: [], batch: ['select', 'insert', 'update', 'delete'] }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table accounts.sign_in_wait');
  }
}
