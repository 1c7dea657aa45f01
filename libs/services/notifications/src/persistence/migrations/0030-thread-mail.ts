import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const PERSONAL = ['customer_external_id', 'address', 'member_name', 'subject', 'text', 'in_reply_to', 'reference_ids'];

/** Mails with messages to the customers of tasks, and the attempts to send them. */
export class ThreadMails1764547200030 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.thread_mail (
        tenant_id uuid not null,
        id uuid not null,
        task_id uuid not null,
        customer_external_id text,
        address text,
        language text,
        writer text not null,
        purpose text not null,
        member_name text,
        subject text,
        text text,
        in_reply_to text,
        reference_ids jsonb not null,
        status_link_id uuid,
        status text not null,
        message_id text,
        attempts integer not null default 0,
        possible_copies integer not null default 0,
        created_at timestamptz not null,
        finished_at timestamptz,
        constraint thread_mail_pkey primary key (tenant_id, id),
        constraint thread_mail_status_check check (status in ('pending', 'delivered', 'bounced', 'refused'))
      )`,
      `create index thread_mail_address_idx on notifications.thread_mail (tenant_id, address, finished_at)`,
      `create index recipient_external_id_idx on notifications.recipient (tenant_id, external_id)`,
      ...PERSONAL.map((column) => `comment on column notifications.thread_mail.${column} is 'personal'`),
      // An attempt without `settled` is one whose reply was lost: the mail may have arrived.
      `create table notifications.thread_mail_attempt (
        tenant_id uuid not null,
        mail_id uuid not null,
        number integer not null,
        started_at timestamptz not null,
        ended_at timestamptz,
        settled boolean not null default false,
        code integer,
        reply text,
        constraint thread_mail_attempt_pkey primary key (tenant_id, mail_id, number),
        constraint thread_mail_attempt_mail_fkey foreign key (tenant_id, mail_id)
          references notifications.thread_mail (tenant_id, id)
      )`,
      ...tenantTable('notifications.thread_mail'),
      ...tenantTable('notifications.thread_mail_attempt'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop table notifications.thread_mail_attempt',
      'drop table notifications.thread_mail',
      'drop index notifications.recipient_external_id_idx',
    );
  }
}
