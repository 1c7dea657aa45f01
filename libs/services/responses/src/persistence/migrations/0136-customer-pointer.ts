import { customerPointerTable, dropCustomerPointerTable, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which profiles of customers were merged into which. */
export class CustomerPointer1767225600136 implements MigrationInterface {
  readonly name = 'CustomerPointer1767225600136';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...customerPointerTable('responses'));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...dropCustomerPointerTable('responses'));
  }
}
