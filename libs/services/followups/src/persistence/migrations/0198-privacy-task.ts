import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which request of which customer a task is about, so that it can be fulfilled from there. Tasks of before have it in their instructions only. */
export class PrivacyTask1764547200198 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.privacy_task (
        tenant_id uuid not null,
        task_id uuid not null,
        kind text not null,
        customer_external_id text,
        constraint privacy_task_pkey primary key (tenant_id, task_id),
        constraint privacy_task_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id),
        constraint privacy_task_kind_check check (kind in ('export', 'erasure'))
      )`,
      `comment on column followups.privacy_task.customer_external_id is 'personal'`,
      ...tenantTable('followups.privacy_task'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.privacy_task');
  }
}
