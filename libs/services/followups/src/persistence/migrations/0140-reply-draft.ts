import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What members have typed to customers and not sent, for their other devices. */
export class ReplyDraft1764547200140 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table followups.reply_draft (
        tenant_id uuid not null,
        task_id uuid not null,
        member_id uuid not null,
        text text not null,
        version integer not null,
        saved_at timestamptz not null,
        constraint reply_draft_pkey primary key (tenant_id, task_id, member_id),
        constraint reply_draft_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
      )`,
      `comment on column followups.reply_draft.text is 'personal'`,
      ...tenantTable('followups.reply_draft'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table followups.reply_draft');
  }
}
