import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Responses that were deleted by undoing an import: one that arrives afterwards opens no task. */
export class Withdrawal1764547200010 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.response_withdrawal (
         tenant_id uuid not null,
         response_id uuid not null,
         constraint response_withdrawal_pkey primary key (tenant_id, response_id)
       )`,
      ...tenantTable('followups.response_withdrawal'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table followups.response_withdrawal');
  }
}
