import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Links that sign in once on the machine of the platform. */
export class LocalSignIn1763800000060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, purposes([...EARLIER, 'local-sign-in']));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `delete from accounts.person_token where purpose = 'local-sign-in'`,
      purposes(EARLIER),
    );
  }
}

const EARLIER = ['reset-password', 'change-address', 'keep-address', 'second-step'];

const purposes = (list: readonly string[]) =>
  `alter table accounts.person_token drop constraint person_token_purpose_check,
     add constraint person_token_purpose_check check (purpose in (${list.map((name) => `'${name}'`).join(', ')}))`;
