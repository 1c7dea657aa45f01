import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the owners of members' addresses have confirmed them; a known member has not until an event says so. */
export class ConfirmedMembers1764547200003 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table notifications.member add column confirmed boolean not null default false`,
      `alter table notifications.member alter column confirmed drop default`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table notifications.member drop column confirmed');
  }
}
