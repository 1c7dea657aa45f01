import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Members of segments and counted events without foreign keys (ADR 71): they are written only while their customers are locked, and a check
 * for each row took two thirds of the time of an evaluation.
 */
export class DerivedRows1767225600040 implements MigrationInterface {
  readonly name = 'DerivedRows1767225600040';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table customers.segment_member drop constraint segment_member_segment_fkey',
      'alter table customers.segment_member drop constraint segment_member_customer_fkey',
      'alter table customers.customer_event_day drop constraint customer_event_day_customer_fkey',
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table customers.customer_event_day add constraint customer_event_day_customer_fkey
         foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id) on delete cascade`,
      `alter table customers.segment_member add constraint segment_member_customer_fkey
         foreign key (tenant_id, customer_id) references customers.customer (tenant_id, id) on delete cascade`,
      `alter table customers.segment_member add constraint segment_member_segment_fkey
         foreign key (tenant_id, segment_id) references customers.segment (tenant_id, id) on delete cascade`,
    );
  }
}
