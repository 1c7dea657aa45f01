import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = ['webhook_endpoint', 'webhook_message', 'webhook_delivery', 'webhook_attempt'];

/** Receivers of webhooks, what is sent to them, and the attempts to send it. */
export class Webhooks1764547200040 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.webhook_endpoint (
        tenant_id uuid not null,
        id uuid not null,
        url text not null,
        description text not null,
        event_types text[] not null,
        secrets jsonb not null,
        status text not null,
        disabled_reason text,
        failing_since timestamptz,
        last_success_at timestamptz,
        leased_until timestamptz,
        revision integer not null,
        created_at timestamptz not null,
        constraint webhook_endpoint_pkey primary key (tenant_id, id),
        constraint webhook_endpoint_status_check check (status in ('active', 'paused', 'disabled'))
      )`,
      `create table notifications.webhook_message (
        tenant_id uuid not null,
        id uuid not null,
        event_id uuid,
        type text not null,
        body text not null,
        created_at timestamptz not null,
        constraint webhook_message_pkey primary key (tenant_id, id)
      )`,
      `create index webhook_message_created_idx on notifications.webhook_message (tenant_id, created_at)`,
      `create table notifications.webhook_delivery (
        tenant_id uuid not null,
        id uuid not null,
        endpoint_id uuid not null,
        message_id uuid not null,
        status text not null,
        attempts integer not null,
        due_at timestamptz not null,
        created_at timestamptz not null,
        finished_at timestamptz,
        constraint webhook_delivery_pkey primary key (tenant_id, id),
        constraint webhook_delivery_status_check check (status in ('pending', 'delivered', 'failed', 'dropped')),
        constraint webhook_delivery_endpoint_fkey foreign key (tenant_id, endpoint_id)
          references notifications.webhook_endpoint (tenant_id, id) on delete cascade,
        constraint webhook_delivery_message_fkey foreign key (tenant_id, message_id)
          references notifications.webhook_message (tenant_id, id) on delete cascade
      )`,
      `create index webhook_delivery_due_idx on notifications.webhook_delivery (tenant_id, endpoint_id, due_at, id)
       where status = 'pending'`,
      `create index webhook_delivery_created_idx on notifications.webhook_delivery (tenant_id, endpoint_id, created_at, id)`,
      `create index webhook_delivery_message_idx on notifications.webhook_delivery (tenant_id, message_id)`,
      `create table notifications.webhook_attempt (
        tenant_id uuid not null,
        delivery_id uuid not null,
        number integer not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        outcome text,
        problem text,
        status integer,
        milliseconds integer,
        reply text,
        constraint webhook_attempt_pkey primary key (tenant_id, delivery_id, number),
        constraint webhook_attempt_outcome_check check (outcome in ('delivered', 'failed', 'gone')),
        constraint webhook_attempt_delivery_fkey foreign key (tenant_id, delivery_id)
          references notifications.webhook_delivery (tenant_id, id) on delete cascade
      )`,
      ...TABLES.flatMap((table) => tenantTable(`notifications.${table}`)),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...TABLES.toReversed().map((table) => `drop table notifications.${table}`));
  }
}
