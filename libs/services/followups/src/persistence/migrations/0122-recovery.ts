import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The survey after the resolution of a task: its settings, and what became of each. */
export class Recovery1764547200122 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.recovery_settings (
        tenant_id uuid not null,
        enabled boolean not null,
        survey_id uuid,
        delay_minutes integer not null,
        changed_at timestamptz not null,
        constraint recovery_settings_pkey primary key (tenant_id),
        constraint recovery_settings_survey_check check (not enabled or survey_id is not null)
      )`,
      `create table followups.recovery (
        tenant_id uuid not null,
        task_id uuid not null,
        round integer not null,
        id uuid not null,
        survey_id uuid not null,
        customer text,
        state text not null,
        reason text,
        resolved_at timestamptz not null,
        due_at timestamptz not null,
        sent_at timestamptz,
        response_id uuid,
        score integer,
        score_max integer,
        level text,
        answered_at timestamptz,
        reopened_at timestamptz,
        constraint recovery_pkey primary key (tenant_id, task_id, round),
        constraint recovery_id_key unique (tenant_id, id),
        constraint recovery_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id),
        constraint recovery_state_check
          check (state in ('planned', 'requested', 'sent', 'answered', 'refused', 'cancelled'))
      )`,
      `create index recovery_resolved_at_idx on followups.recovery (tenant_id, resolved_at)`,
      `comment on column followups.recovery.customer is 'personal'`,
      ...tenantTable('followups.recovery_settings'),
      ...tenantTable('followups.recovery'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.recovery, followups.recovery_settings');
  }
}
