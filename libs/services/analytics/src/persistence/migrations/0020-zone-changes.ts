import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `next_zone`: the time zone that the counts of the workspace are still to be moved to; null if there is none. */
export class ZoneChanges1764100000020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table analytics.workspace add column next_zone text,
         add column zone_changed_at timestamptz not null default '-infinity'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table analytics.workspace drop column next_zone, drop column zone_changed_at',
    );
  }
}
