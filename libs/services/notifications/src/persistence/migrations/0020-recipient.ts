import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Copies of customers, to whom mails go, and of what they see of a workspace. */
export class Recipients1764547200020 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table notifications.recipient (
        tenant_id uuid not null,
        customer_id uuid not null,
        external_id text,
        name text,
        email text,
        language text,
        time_zone text,
        attributes jsonb not null default '{}',
        revision integer not null default 0,
        preferred_language text,
        preferences_revision integer not null default 0,
        constraint recipient_pkey primary key (tenant_id, customer_id)
      )`,
      ...['external_id', 'name', 'email', 'attributes'].map(
        (column) => `comment on column notifications.recipient.${column} is 'personal'`,
      ),
      `create table notifications.brand (
        tenant_id uuid not null,
        name text,
        color text,
        contact jsonb,
        privacy_url text,
        logo_path text,
        changed_at timestamptz,
        suspended boolean not null default false,
        suspended_changed_at timestamptz,
        constraint brand_pkey primary key (tenant_id)
      )`,
      `comment on column notifications.brand.contact is 'personal'`,
      ...tenantTable('notifications.recipient'),
      ...tenantTable('notifications.brand'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table notifications.brand', 'drop table notifications.recipient');
  }
}
