import { createServiceSchema, grantTable, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notifications, mails and their delivery attempts; copies of staff; the built-in inbox. */
export class Notifications1764547200001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('notifications'),
      ...COPIES,
      ...MAILS,
      ...INBOX,
      ...POLICIES,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    const tables = ['notifications.inbox_mail', ...TENANT_TABLES.toReversed()];
    await runStatements(queryRunner, ...tables.map((table) => `drop table ${table}`));
  }
}

const COPIES = [
  `create table notifications.workspace (
    tenant_id uuid not null,
    name text not null,
    language text not null,
    time_zone text not null,
    constraint workspace_pkey primary key (tenant_id)
  )`,
  `create table notifications.member (
    tenant_id uuid not null,
    id uuid not null,
    email text not null,
    name text not null,
    role text not null,
    active boolean not null,
    changed_at timestamptz not null,
    constraint member_pkey primary key (tenant_id, id)
  )`,
];

const MAILS = [
  `create table notifications.mail (
    tenant_id uuid not null,
    id uuid not null,
    recipient_id uuid not null,
    status text not null,
    send_at timestamptz not null,
    sealed_at timestamptz,
    address text,
    message_id text,
    subject text,
    constraint mail_pkey primary key (tenant_id, id),
    constraint mail_status_check check (status in ('pending', 'delivered', 'failed')),
    constraint mail_member_fkey foreign key (tenant_id, recipient_id) references notifications.member (tenant_id, id)
  )`,
  `create index mail_recipient_idx on notifications.mail (tenant_id, recipient_id, send_at)`,
  `create table notifications.notification (
    tenant_id uuid not null,
    id uuid not null,
    kind text not null,
    status text not null,
    recipient_id uuid not null,
    task_id uuid not null,
    mail_id uuid not null,
    notice jsonb not null,
    occurred_at timestamptz not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    constraint notification_pkey primary key (tenant_id, id),
    constraint notification_status_check check (status in ('pending', 'delivered', 'failed')),
    constraint notification_mail_fkey foreign key (tenant_id, mail_id) references notifications.mail (tenant_id, id)
  )`,
  `create index notification_created_at_idx on notifications.notification (tenant_id, created_at, id)`,
  `create index notification_mail_idx on notifications.notification (tenant_id, mail_id)`,
  `create index notification_task_idx on notifications.notification (tenant_id, task_id)`,
  `create table notifications.delivery_attempt (
    tenant_id uuid not null,
    mail_id uuid not null,
    number integer not null,
    at timestamptz not null,
    outcome text not null,
    code integer,
    reply text not null,
    constraint delivery_attempt_pkey primary key (tenant_id, mail_id, number),
    constraint delivery_attempt_mail_fkey foreign key (tenant_id, mail_id) references notifications.mail (tenant_id, id)
  )`,
];

const INBOX = [
  `create table notifications.inbox_mail (
    id uuid not null,
    received_at timestamptz not null,
    envelope_from text not null,
    envelope_to text[] not null,
    sender text not null,
    subject text not null,
    message_id text not null,
    text text not null,
    html text not null,
    constraint inbox_mail_pkey primary key (id)
  )`,
  `create index inbox_mail_received_at_idx on notifications.inbox_mail (received_at, id)`,
];

const TENANT_TABLES = [
  'notifications.workspace',
  'notifications.member',
  'notifications.mail',
  'notifications.notification',
  'notifications.delivery_attempt',
];

const POLICIES = [
  ...TENANT_TABLES.flatMap((table) => tenantTable(table)),
  // The inbox has no tenant: it belongs to the machine, and only requests from the same machine can read it.
  ...grantTable('notifications.inbox_mail', { request: [], batch: ['select', 'insert', 'delete'] }),
];
