import { createServiceSchema, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rules with their versions, tasks with their history, and the copies of responses and staff they need. */
export class Followups1764547200001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...createServiceSchema('followups'), ...RULES, ...COPIES, ...TASKS, ...POLICIES);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...TABLES.toReversed().map((table) => `drop table ${table}`));
  }
}

const RULES = [
  `create table followups.rule (
    tenant_id uuid not null,
    id uuid not null,
    version integer not null,
    name text not null,
    active boolean not null,
    body jsonb not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    constraint rule_pkey primary key (tenant_id, id)
  )`,
  `create index rule_created_at_idx on followups.rule (tenant_id, created_at, id)`,
  `create table followups.rule_version (
    tenant_id uuid not null,
    rule_id uuid not null,
    version integer not null,
    name text not null,
    active boolean not null,
    body jsonb not null,
    made_by jsonb not null,
    made_at timestamptz not null,
    constraint rule_version_pkey primary key (tenant_id, rule_id, version),
    constraint rule_version_rule_fkey foreign key (tenant_id, rule_id) references followups.rule (tenant_id, id)
  )`,
  // One row per workspace that counts the changes of its rules: cached rules are valid while the count stays the same.
  `create table followups.rule_revision (
    tenant_id uuid not null,
    revision bigint not null,
    constraint rule_revision_pkey primary key (tenant_id)
  )`,
  `create table followups.rotation (
    tenant_id uuid not null,
    rule_id uuid not null,
    last_staff_id uuid,
    constraint rotation_pkey primary key (tenant_id, rule_id),
    constraint rotation_rule_fkey foreign key (tenant_id, rule_id) references followups.rule (tenant_id, id)
  )`,
];

const COPIES = [
  `create table followups.response_facts (
    tenant_id uuid not null,
    response_id uuid not null,
    submitted_at timestamptz not null,
    facts json not null,
    constraint response_facts_pkey primary key (tenant_id, response_id)
  )`,
  `create index response_facts_submitted_at_idx on followups.response_facts (tenant_id, submitted_at, response_id)`,
  `create table followups.staff (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    active boolean not null,
    changed_at timestamptz not null,
    constraint staff_pkey primary key (tenant_id, id)
  )`,
];

const TASKS = [
  `create table followups.task (
    tenant_id uuid not null,
    id uuid not null,
    response_id uuid not null,
    rule_id uuid not null,
    rule_version integer not null,
    survey_id uuid not null,
    title text not null,
    playbook text not null,
    status text not null,
    assignee_id uuid,
    due_in_minutes integer not null,
    opened_at timestamptz not null,
    due_at timestamptz not null,
    first_due_at timestamptz not null,
    first_response_at timestamptz,
    first_resolved_at timestamptz,
    resolved_at timestamptz,
    root_cause text,
    outcome text,
    breached_at timestamptz,
    reopen_count integer not null,
    revision integer not null,
    explanation jsonb not null,
    constraint task_pkey primary key (tenant_id, id),
    constraint task_response_rule_key unique (tenant_id, response_id, rule_id),
    constraint task_status_check check (status in ('open', 'in_progress', 'waiting', 'resolved')),
    constraint task_response_fkey foreign key (tenant_id, response_id)
      references followups.response_facts (tenant_id, response_id),
    constraint task_rule_version_fkey foreign key (tenant_id, rule_id, rule_version)
      references followups.rule_version (tenant_id, rule_id, version)
  )`,
  `create index task_opened_at_idx on followups.task (tenant_id, opened_at, id)`,
  `create index task_assignee_idx on followups.task (tenant_id, assignee_id, opened_at, id)`,
  `create index task_due_at_idx on followups.task (tenant_id, due_at) where status <> 'resolved'`,
  `create table followups.task_change (
    tenant_id uuid not null,
    task_id uuid not null,
    revision integer not null,
    position integer not null,
    kind text not null,
    at timestamptz not null,
    actor_kind text not null,
    actor_id uuid,
    detail jsonb not null,
    constraint task_change_pkey primary key (tenant_id, task_id, revision, position),
    constraint task_change_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create table followups.task_note (
    tenant_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    author_kind text not null,
    author_id uuid not null,
    text text not null,
    created_at timestamptz not null,
    constraint task_note_pkey primary key (tenant_id, id),
    constraint task_note_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create index task_note_task_idx on followups.task_note (tenant_id, task_id, created_at)`,
  `create table followups.suppression (
    tenant_id uuid not null,
    response_id uuid not null,
    rule_id uuid not null,
    rule_version integer not null,
    reason text not null,
    at timestamptz not null,
    constraint suppression_pkey primary key (tenant_id, response_id, rule_id),
    constraint suppression_response_fkey foreign key (tenant_id, response_id)
      references followups.response_facts (tenant_id, response_id),
    constraint suppression_rule_version_fkey foreign key (tenant_id, rule_id, rule_version)
      references followups.rule_version (tenant_id, rule_id, version)
  )`,
];

const TABLES = [
  'followups.rule',
  'followups.rule_version',
  'followups.rule_revision',
  'followups.rotation',
  'followups.response_facts',
  'followups.staff',
  'followups.task',
  'followups.task_change',
  'followups.task_note',
  'followups.suppression',
];

const HISTORY = new Set(['followups.rule_version', 'followups.task_change']);

const POLICIES = TABLES.flatMap((table) => tenantTable(table, HISTORY.has(table) ? { grants: 'insert-only' } : {}));
