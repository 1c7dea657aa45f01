import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses that are not written to, which of the customers' addresses are among them, and the headers of mails in the inbox. */
export class SuppressedAddresses1764547200022 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.suppressed_address (
        tenant_id uuid not null,
        id uuid not null,
        address text not null,
        reason text not null,
        active boolean not null,
        changed_at timestamptz not null,
        constraint suppressed_address_pkey primary key (tenant_id, id),
        constraint suppressed_address_key unique (tenant_id, address),
        constraint suppressed_address_reason_check check (reason in ('bounced', 'complained', 'by_staff'))
      )`,
      `create index suppressed_address_list_idx on notifications.suppressed_address (tenant_id, changed_at, id)`,
      `comment on column notifications.suppressed_address.address is 'personal'`,
      ...tenantTable('notifications.suppressed_address'),
      // The address in the form of the list, and what was published of it.
      `alter table notifications.recipient add column address text, add column suppressed_reason text,
         add column suppression_revision integer not null default 0`,
      `create index recipient_address_idx on notifications.recipient (tenant_id, address)`,
      `comment on column notifications.recipient.address is 'personal'`,
      `alter table notifications.inbox_mail add column headers jsonb not null default '[]'`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'alter table notifications.inbox_mail drop column headers',
      `alter table notifications.recipient drop column suppression_revision, drop column suppressed_reason,
         drop column address`,
      'drop table notifications.suppressed_address',
    );
  }
}
