import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the ceiling of a rule needs: counting its latest tasks, and what it held back. */
export class RuleCeiling1764547200002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.rule
         add column held_back bigint not null default 0,
         add column last_held_back_at timestamptz`,
      `create index task_rule_idx on followups.task (tenant_id, rule_id, opened_at)`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `drop index followups.task_rule_idx`,
      `alter table followups.rule drop column held_back, drop column last_held_back_at`,
    );
  }
}
