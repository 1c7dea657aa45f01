import { acrossTenants, grantFunction, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How mail reaches a workspace: the secret of its provider, its address for first mails, and the tasks that these opened. */
export class InboundMail1764547200105 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...STATEMENTS);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function followups.workspace_of_hello_token(text)',
      'drop index followups.customer_email_idx',
      'drop table followups.mail_task, followups.inbound_mail',
    );
  }
}

const STATEMENTS = [
  `create table followups.inbound_mail (
    tenant_id uuid not null,
    secret bytea,
    secret_created_at timestamptz,
    opens_tasks boolean not null default false,
    hello_number integer not null default 0,
    hello_hash text,
    constraint inbound_mail_pkey primary key (tenant_id)
  )`,
  `create unique index inbound_mail_hello_key on followups.inbound_mail (hello_hash)`,
  ...acrossTenants(
    'index followups.inbound_mail_hello_key',
    'a mail carries the token of its address and no workspace',
  ),
  ...tenantTable('followups.inbound_mail'),
  ...ownerMayRead('followups.inbound_mail'),
  `create table followups.mail_task (
    tenant_id uuid not null,
    task_id uuid not null,
    sender_address text not null,
    opened_at timestamptz not null,
    constraint mail_task_pkey primary key (tenant_id, task_id),
    constraint mail_task_task_fkey foreign key (tenant_id, task_id) references followups.task (tenant_id, id)
  )`,
  `create index mail_task_opened_at_idx on followups.mail_task (tenant_id, opened_at)`,
  `comment on column followups.mail_task.sender_address is 'personal'`,
  ...tenantTable('followups.mail_task'),
  // Whose address a first mail is from.
  `create index customer_email_idx on followups.customer (tenant_id, lower(email))`,
  `create function followups.workspace_of_hello_token(hash text) returns table (tenant_id uuid)
     language sql stable security definer rows 1 set search_path = pg_catalog, pg_temp
     as $$ select m.tenant_id from followups.inbound_mail m where m.hello_hash = hash and m.opens_tasks $$`,
  ...grantFunction('followups.workspace_of_hello_token(text)'),
];
