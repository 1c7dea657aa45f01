import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Copies of what other services know of the customers who may be asked. Each part of a row has a revision of its own, because no two
 * topics keep a common order: a preference may come before the customer.
 */
export class Audience1767225600082 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table survey.audience (
         tenant_id uuid not null,
         customer_id uuid not null,
         external_id text,
         language text,
         time_zone text,
         has_address boolean not null default false,
         customer_revision integer not null default 0,
         address_state text not null default 'works',
         address_revision integer not null default 0,
         topics_off text[] not null default '{}',
         max_every_days integer,
         paused_until timestamptz,
         quiet_hours json,
         prefers_person boolean not null default false,
         preferences_revision integer not null default 0,
         consent text not null default 'unknown',
         consent_at timestamptz,
         constraint audience_pkey primary key (tenant_id, customer_id),
         constraint audience_address_check check (address_state in ('works', 'bounced', 'complained', 'suppressed')),
         constraint audience_consent_check check (consent in ('granted', 'withdrawn', 'unknown'))
       )`,
      'create index audience_external_id_idx on survey.audience (tenant_id, external_id)',
      `comment on column survey.audience.external_id is 'personal'`,
      ...tenantTable('survey.audience'),
      `create table survey.complaint (
         tenant_id uuid not null,
         task_id uuid not null,
         external_id text not null,
         open boolean not null,
         revision integer not null,
         constraint complaint_pkey primary key (tenant_id, task_id)
       )`,
      'create index complaint_open_idx on survey.complaint (tenant_id, external_id) where open',
      `comment on column survey.complaint.external_id is 'personal'`,
      ...tenantTable('survey.complaint'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table survey.complaint', 'drop table survey.audience');
  }
}
