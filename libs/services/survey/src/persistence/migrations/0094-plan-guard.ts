import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns that pause by themselves. */
export class PlanGuard1767225600094 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table survey.plan add column paused_because text, add column guarded_since timestamptz,
         add constraint plan_paused_because_check check (paused_because in ('bounced', 'complained', 'refused'))`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('alter table survey.plan drop column paused_because, drop column guarded_since');
  }
}
