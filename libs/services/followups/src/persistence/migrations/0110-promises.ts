import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is promised to customers. */
export class Promises1764547200110 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.promise (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        what text not null,
        owner_id uuid not null,
        status text not null,
        due_at timestamptz not null,
        first_due_at timestamptz not null,
        moves jsonb not null,
        kept_at timestamptz,
        broken_at timestamptz,
        objection text,
        withdrawn_because text,
        warned_for timestamptz,
        made_at timestamptz not null,
        made_by_kind text not null,
        made_by_id uuid,
        revision integer not null,
        constraint promise_pkey primary key (tenant_id, id),
        constraint promise_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id),
        constraint promise_status_check check (status in ('open', 'kept', 'broken', 'withdrawn'))
      )`,
      `create index promise_task_idx on followups.promise (tenant_id, task_id, made_at, id)`,
      `create index promise_made_at_idx on followups.promise (tenant_id, made_at, id)`,
      `create index promise_first_due_at_idx on followups.promise (tenant_id, first_due_at)`,
      `create index promise_pending_idx on followups.promise (tenant_id, owner_id) where status in ('open', 'broken')`,
      ...['what', 'moves', 'objection', 'withdrawn_because'].map(
        (column) => `comment on column followups.promise.${column} is 'personal'`,
      ),
      ...tenantTable('followups.promise'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.promise');
  }
}
