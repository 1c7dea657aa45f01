import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Playbooks, tags, minutes and goodwill of tasks, and what is behind touchpoints. */
export class Work1764547200130 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...SETTINGS, ...TASKS, ...TABLES.flatMap((table) => tenantTable(table)));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, `drop table ${TABLES.join(', ')}`);
  }
}

const TABLES = [
  'followups.playbook',
  'followups.work_settings',
  'followups.touchpoint_blueprint',
  'followups.task_work',
  'followups.task_step',
  'followups.task_minutes',
  'followups.goodwill',
];

const SETTINGS = [
  `create table followups.playbook (
    tenant_id uuid not null,
    id uuid not null,
    position integer not null,
    body jsonb not null,
    constraint playbook_pkey primary key (tenant_id, id)
  )`,
  `create table followups.work_settings (
    tenant_id uuid not null,
    currency text,
    body jsonb not null,
    constraint work_settings_pkey primary key (tenant_id)
  )`,
  `create table followups.touchpoint_blueprint (
    tenant_id uuid not null,
    touchpoint_id uuid not null,
    owner_id uuid,
    steps jsonb not null,
    constraint touchpoint_blueprint_pkey primary key (tenant_id, touchpoint_id)
  )`,
];

const TASKS = [
  `create table followups.task_work (
    tenant_id uuid not null,
    task_id uuid not null,
    tags text[] not null,
    suspected_cause text,
    constraint task_work_pkey primary key (tenant_id, task_id),
    constraint task_work_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create table followups.task_step (
    tenant_id uuid not null,
    task_id uuid not null,
    step_id uuid not null,
    text text not null,
    done_at timestamptz not null,
    done_by_kind text not null,
    done_by_id uuid not null,
    constraint task_step_pkey primary key (tenant_id, task_id, step_id),
    constraint task_step_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create table followups.task_minutes (
    tenant_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    member_id uuid not null,
    minutes integer not null,
    cost_minor bigint,
    currency text,
    recorded_at timestamptz not null,
    constraint task_minutes_pkey primary key (tenant_id, id),
    constraint task_minutes_minutes_check check (minutes > 0),
    constraint task_minutes_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create index task_minutes_task_idx on followups.task_minutes (tenant_id, task_id, recorded_at)`,
  `create table followups.goodwill (
    tenant_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    amount_minor bigint not null,
    currency text not null,
    kind text not null,
    given_by_kind text not null,
    given_by_id uuid not null,
    given_at timestamptz not null,
    cancelled_at timestamptz,
    constraint goodwill_pkey primary key (tenant_id, id),
    constraint goodwill_amount_minor_check check (amount_minor > 0),
    constraint goodwill_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create index goodwill_task_idx on followups.goodwill (tenant_id, task_id, given_at)`,
  // What was given in a month.
  `create index goodwill_given_at_idx on followups.goodwill (tenant_id, given_at) where cancelled_at is null`,
];
