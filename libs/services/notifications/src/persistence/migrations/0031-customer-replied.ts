import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = 'notifications.notification_settings';

/** Members who are mailed at all are told of the answers of customers, too, until they say otherwise. */
export class CustomerReplied1764547200031 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table ${TABLE} no force row level security`,
      `update ${TABLE} set settings = jsonb_set(settings, '{kinds}', settings -> 'kinds' || '["customer_replied"]')
       where jsonb_array_length(settings -> 'kinds') > 0 and not settings -> 'kinds' ? 'customer_replied'`,
      `alter table ${TABLE} force row level security`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table ${TABLE} no force row level security`,
      `update ${TABLE} set settings = jsonb_set(settings, '{kinds}', (settings -> 'kinds') - 'customer_replied')`,
      `alter table ${TABLE} force row level security`,
    );
  }
}
