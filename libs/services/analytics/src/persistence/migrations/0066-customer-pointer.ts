import { customerPointerTable, dropCustomerPointerTable, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which profiles of customers were merged into which. */
export class CustomerPointer1764100000066 implements MigrationInterface {
  readonly name = 'CustomerPointer1764100000066';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...customerPointerTable('analytics'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...dropCustomerPointerTable('analytics'));
  }
}
