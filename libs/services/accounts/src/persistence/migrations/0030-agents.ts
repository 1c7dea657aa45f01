import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The role of agents. */
export class Agents1763800000030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...roles("'owner', 'admin', 'editor', 'agent', 'viewer'"));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `update accounts.staff set role = 'viewer' where role = 'agent'`,
      ...roles("'owner', 'admin', 'editor', 'viewer'"),
    );
  }
}

const roles = (list: string) => [
  `alter table accounts.staff drop constraint staff_role_check,
     add constraint staff_role_check check (role in (${list}))`,
];
