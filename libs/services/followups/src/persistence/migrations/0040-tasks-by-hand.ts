import { runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const CLOSED = `status in ('resolved', 'cancelled')`;

/** Tasks without a rule or a response, what lists select them by, and the words of their resolution. */
export class TasksByHand1764547200040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.task
        alter column response_id drop not null,
        alter column rule_id drop not null,
        alter column rule_version drop not null,
        alter column survey_id drop not null,
        alter column explanation drop not null,
        add column touchpoint_id uuid,
        add column score_level text,
        add column root_cause_text text,
        add column done text,
        drop constraint task_status_check,
        add constraint task_status_check check (status in ('open', 'in_progress', 'waiting', 'resolved', 'cancelled')),
        add constraint task_rule_check check ((rule_id is null) = (explanation is null))`,
      // Two people who open a task for the same response at the same time open one.
      `create unique index task_by_hand_key on followups.task (tenant_id, response_id)
       where rule_id is null and response_id is not null and status <> 'cancelled'`,
      `create index task_open_idx on followups.task (tenant_id, due_at, id) where not (${CLOSED})`,
      `create index task_open_assignee_idx on followups.task (tenant_id, assignee_id, due_at, id) where not (${CLOSED})`,
      `create index task_resolved_at_idx on followups.task (tenant_id, resolved_at, id) where resolved_at is not null`,
      `drop index followups.task_due_at_idx`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create index task_due_at_idx on followups.task (tenant_id, due_at) where status <> 'resolved'`,
      `drop index followups.task_resolved_at_idx, followups.task_open_assignee_idx, followups.task_open_idx, followups.task_by_hand_key`,
      `alter table followups.task
        drop constraint task_rule_check,
        drop constraint task_status_check,
        add constraint task_status_check check (status in ('open', 'in_progress', 'waiting', 'resolved')),
        drop column done,
        drop column root_cause_text,
        drop column score_level,
        drop column touchpoint_id,
        alter column explanation set not null,
        alter column survey_id set not null,
        alter column rule_version set not null,
        alter column rule_id set not null,
        alter column response_id set not null`,
    );
  }
}
