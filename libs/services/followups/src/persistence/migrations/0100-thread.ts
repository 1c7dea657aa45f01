import { acrossTenants, grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The messages between the shop and its customers, the addresses at which tasks are answered, and copies of customers. */
export class Thread1764547200100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...MESSAGES, ...ADDRESSES, ...CUSTOMERS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop index followups.response_facts_customer_idx',
      'drop function followups.task_of_reply_token(text)',
      'drop table followups.thread_message, followups.thread_address, followups.customer',
    );
  }
}

const PERSONAL = ['customer_external_id', 'subject', 'text', 'quoted', 'sender_name', 'sender_address', 'attachments'];

const MESSAGES = [
  `create table followups.thread_message (
    tenant_id uuid not null,
    id uuid not null,
    task_id uuid not null,
    customer_external_id text,
    direction text not null,
    channel text not null,
    writer text not null,
    member_id uuid,
    purpose text,
    kind text,
    subject text,
    text text not null,
    quoted text,
    sender_name text,
    sender_address text,
    warning text,
    attachments jsonb not null default '[]',
    authentication jsonb,
    message_key text,
    mail_message_id text,
    state text,
    waits boolean not null default false,
    leaves_at timestamptz,
    released_at timestamptz,
    delivered_at timestamptz,
    failure text,
    created_at timestamptz not null,
    constraint thread_message_pkey primary key (tenant_id, id),
    constraint thread_message_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id),
    constraint thread_message_direction_check check (direction in ('in', 'out')),
    constraint thread_message_channel_check check (channel in ('mail', 'page')),
    constraint thread_message_writer_check check (writer in ('person', 'automatic', 'customer')),
    constraint thread_message_out_check check ((direction = 'out') = (state is not null)),
    constraint thread_message_in_check check ((direction = 'in') = (kind is not null and message_key is not null)),
    constraint thread_message_state_check check (state in ('sending', 'released', 'delivered', 'failed', 'cancelled'))
  )`,
  `create index thread_message_task_idx on followups.thread_message (tenant_id, task_id, created_at, id)`,
  // What came in twice is stored once.
  `create unique index thread_message_key on followups.thread_message (tenant_id, task_id, message_key)`,
  // Who wrote to a customer last, which the rules of tone ask.
  `create index thread_message_customer_idx on followups.thread_message (tenant_id, customer_external_id, released_at)
   where customer_external_id is not null and direction = 'out'`,
  ...PERSONAL.map((column) => `comment on column followups.thread_message.${column} is 'personal'`),
  ...tenantTable('followups.thread_message'),
];

const ADDRESSES = [
  `create table followups.thread_address (
    tenant_id uuid not null,
    token_hash text not null,
    task_id uuid not null,
    created_at timestamptz not null,
    constraint thread_address_pkey primary key (tenant_id, token_hash),
    constraint thread_address_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create unique index thread_address_token_key on followups.thread_address (token_hash)`,
  ...acrossTenants(
    'index followups.thread_address_token_key',
    'a mail carries the token of its address and no workspace',
  ),
  ...tenantTable('followups.thread_address'),
  ...ownerMayRead('followups.thread_address'),
  `create function followups.task_of_reply_token(hash text) returns table (tenant_id uuid, task_id uuid)
     language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
     as $$ select a.tenant_id, a.task_id from followups.thread_address a where a.token_hash = hash $$`,
  ...grantFunction('followups.task_of_reply_token(text)'),
];

// Each part of a row has a revision of its own, because no two topics keep a common order.
const CUSTOMERS = [
  `create table followups.customer (
    tenant_id uuid not null,
    customer_id uuid not null,
    external_id text,
    name text,
    email text,
    language text,
    customer_revision integer not null default 0,
    prefers_person boolean not null default false,
    preferred_language text,
    preferences_revision integer not null default 0,
    suppressed boolean not null default false,
    suppression_revision integer not null default 0,
    constraint customer_pkey primary key (tenant_id, customer_id)
  )`,
  `create index customer_external_id_idx on followups.customer (tenant_id, external_id)`,
  ...['external_id', 'name', 'email'].map((column) => `comment on column followups.customer.${column} is 'personal'`),
  ...tenantTable('followups.customer'),
  // The earlier answers of a customer.
  `create index response_facts_customer_idx on followups.response_facts
     (tenant_id, (facts ->> 'customer'), submitted_at)`,
];
