import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const WAYS = `'page', 'one_click', 'api', 'list', 'staff'`;
const CHECK = 'consent_entry_way_check';

/** Decisions that a browser says with Global Privacy Control. */
export class PrivacySignal1767225600055 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table customers.consent_entry drop constraint ${CHECK}`,
      `alter table customers.consent_entry add constraint ${CHECK} check (way in (${WAYS}, 'gpc'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table customers.consent_entry drop constraint ${CHECK}`,
      `alter table customers.consent_entry add constraint ${CHECK} check (way in (${WAYS}))`,
    );
  }
}
