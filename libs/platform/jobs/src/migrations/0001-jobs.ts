import { acrossTenants, createServiceSchema, GROUP_ROLES, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table jobs.job (
     id uuid not null,
     tenant_id uuid not null,
     queue text not null,
     dedupe text,
     body text not null,
     due_at timestamptz not null,
     attempt integer not null default 0,
     max_attempts integer not null,
     running boolean not null default false,
     last_error text,
     dead_at timestamptz,
     traceparent text not null default '',
     constraint job_key primary key (tenant_id, id),
     constraint job_dedupe unique (tenant_id, queue, dedupe)
   )`,
  `create index job_due on jobs.job (queue, due_at) where dead_at is null`,
  `create index job_dead on jobs.job (queue, dead_at) where dead_at is not null`,
  `create table jobs.schedule (
     tenant_id uuid not null,
     queue text not null,
     name text not null,
     rule jsonb not null,
     time_zone text not null,
     body text not null,
     max_attempts integer not null,
     next_at timestamptz not null,
     constraint schedule_key primary key (tenant_id, queue, name)
   )`,
  `create index schedule_next on jobs.schedule (queue, next_at)`,
];

const { batch } = GROUP_ROLES;

/** The request role enqueues and cancels jobs of its tenant. The batch role claims the jobs of all tenants and enqueues for its own. */
const rights = [
  ...tenantTable('jobs.job', {
    grants: { request: ['select', 'insert', 'delete'], batch: ['select', 'insert', 'update', 'delete'] },
  }),
  ...['select', 'update', 'delete'].flatMap((right) => [
    `create policy job_worker_${right} on jobs.job for ${right} to ${batch} using (true)`,
    ...acrossTenants(`policy job_worker_${right} on jobs.job`, 'a worker claims the due jobs of all tenants'),
  ]),
  ...tenantTable('jobs.schedule'),
  `create policy schedule_worker on jobs.schedule for select to ${batch} using (true)`,
  ...acrossTenants('policy schedule_worker on jobs.schedule', 'a worker finds the due schedules of all tenants'),
];

/** Jobs and schedules. */
export class Jobs1764000000002 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...createServiceSchema('jobs'), ...tables, ...rights);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema jobs cascade');
  }
}
