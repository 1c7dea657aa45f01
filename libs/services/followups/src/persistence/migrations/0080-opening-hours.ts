import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Calendars with their versions, targets, the clocks of tasks and the steps of escalation that were taken. */
export class OpeningHours1764547200080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...TABLES, ...TASKS, ...POLICIES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table followups.task drop column clocks, drop column paused_at, drop column response_due_at, drop column raised_at`,
      'drop table followups.task_escalation, followups.sla_target, followups.calendar_version, followups.calendar',
    );
  }
}

const TABLES = [
  `create table followups.calendar (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    is_default boolean not null,
    time_zone text,
    team_ids uuid[] not null,
    week jsonb not null,
    special_days jsonb not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    constraint calendar_pkey primary key (tenant_id, id)
  )`,
  `create index calendar_default_idx on followups.calendar (tenant_id) where is_default`,
  `create table followups.calendar_version (
    tenant_id uuid not null,
    calendar_id uuid not null,
    version integer not null,
    time_zone text not null,
    week jsonb not null,
    special_days jsonb not null,
    made_at timestamptz not null,
    constraint calendar_version_pkey primary key (tenant_id, calendar_id, version),
    constraint calendar_version_calendar_fkey foreign key (tenant_id, calendar_id)
      references followups.calendar (tenant_id, id)
  )`,
  `create table followups.sla_target (
    tenant_id uuid not null,
    id uuid not null,
    position integer not null,
    body jsonb not null,
    constraint sla_target_pkey primary key (tenant_id, id)
  )`,
  `create table followups.task_escalation (
    tenant_id uuid not null,
    task_id uuid not null,
    round integer not null,
    clock text not null,
    step integer not null,
    at timestamptz not null,
    constraint task_escalation_pkey primary key (tenant_id, task_id, round, clock, step),
    constraint task_escalation_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
];

const TASKS = [
  `alter table followups.task
    add column clocks jsonb,
    add column paused_at timestamptz,
    add column response_due_at timestamptz,
    add column raised_at timestamptz`,
  // Which tasks a change of opening hours moves.
  `create index task_clocks_idx on followups.task (tenant_id, id)
   where clocks is not null and not (status in ('resolved', 'cancelled'))`,
];

const POLICIES = [
  ...tenantTable('followups.calendar'),
  ...tenantTable('followups.calendar_version', { grants: 'insert-only' }),
  ...tenantTable('followups.sla_target'),
  ...tenantTable('followups.task_escalation', { grants: 'insert-only' }),
  'grant delete on followups.calendar_version, followups.task_escalation to followups_batch',
];
