import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The customer that an unknown sender names without proof. */
export class UnverifiedCustomer1767225600006 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.response add column unverified_customer_external_id text');
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table responses.response drop column unverified_customer_external_id');
  }
}
