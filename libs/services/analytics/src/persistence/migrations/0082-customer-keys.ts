import type { MigrationInterface, QueryRunner } from 'typeorm';
import { runStatements } from '@hearback/database';

/** By which an order finds what became of the answers of its customer, without naming the customer. */
export class CustomerKeys1764100000082 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table analytics.customer_event add column customer_key uuid');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'alter table analytics.customer_event drop column customer_key');
  }
}
