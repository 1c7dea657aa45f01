import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chats are receivers with an address that is their secret; what happened is counted for their summaries. */
export class Chat1764547200060 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `alter table notifications.webhook_endpoint add column kind text not null default 'webhook'
        constraint webhook_endpoint_kind_check check (kind in ('webhook', 'slack', 'teams', 'google_chat'))`,
      `alter table notifications.webhook_endpoint add column digest text not null default 'never'
        constraint webhook_endpoint_digest_check check (digest in ('never', 'daily', 'weekly'))`,
      `alter table notifications.webhook_endpoint add column digest_until timestamptz`,
      `create index webhook_delivery_failed_idx on notifications.webhook_delivery (tenant_id, endpoint_id)
       where status = 'failed'`,
      `create table notifications.chat_digest_event (
        tenant_id uuid not null,
        event_id uuid not null,
        kind text not null,
        occurred_at timestamptz not null,
        constraint chat_digest_event_pkey primary key (tenant_id, event_id)
      )`,
      `create index chat_digest_event_occurred_idx on notifications.chat_digest_event (tenant_id, occurred_at)`,
      ...tenantTable('notifications.chat_digest_event'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.chat_digest_event',
      'drop index notifications.webhook_delivery_failed_idx',
      'alter table notifications.webhook_endpoint drop column digest_until, drop column digest, drop column kind',
    );
  }
}
