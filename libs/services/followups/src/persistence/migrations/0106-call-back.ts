import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether customers may ask to be called back. */
export class CallBack1764547200106 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.call_back_offer (
        tenant_id uuid not null,
        offered boolean not null,
        constraint call_back_offer_pkey primary key (tenant_id)
      )`,
      ...tenantTable('followups.call_back_offer'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('drop table followups.call_back_offer');
  }
}
