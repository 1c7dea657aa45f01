import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From whom the mails of a workspace are, and what was found of its domain. One per workspace. */
export class Senders1764547200025 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.sender (
        tenant_id uuid not null,
        name text not null,
        address text not null,
        reply_to text,
        dkim_selector text not null,
        dkim_public_key text not null,
        dkim_private_key bytea not null,
        state text not null,
        found jsonb,
        checked_at timestamptz,
        check_started_at timestamptz,
        verified_at timestamptz,
        created_at timestamptz not null,
        constraint sender_pkey primary key (tenant_id),
        constraint sender_state_check check (state in ('unverified', 'verified', 'failing'))
      )`,
      ...['name', 'address', 'reply_to'].map(
        (column) => `comment on column notifications.sender.${column} is 'personal'`,
      ),
      ...tenantTable('notifications.sender'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table notifications.sender');
  }
}
