import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Events by calendar days of the workspace, so that segments need not read each event, and the time zone that says what a day is. The
 * days of events that are already there are counted when the time zone of the workspace arrives.
 */
export class EventDay1767225600020 implements MigrationInterface {
  readonly name = 'EventDay1767225600020';

  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table customers.workspace (
         tenant_id uuid not null,
         time_zone text not null,
         changed_at timestamptz not null,
         constraint workspace_pkey primary key (tenant_id)
       )`,
      `create table customers.customer_event_day (
         tenant_id uuid not null,
         customer_id uuid not null,
         kind text not null,
         currency text not null,
         day date not null,
         times integer not null,
         amount_minor numeric not null,
         constraint customer_event_day_pkey primary key (tenant_id, customer_id, kind, currency, day),
         constraint customer_event_day_customer_fkey foreign key (tenant_id, customer_id)
           references customers.customer (tenant_id, id) on delete cascade
       )`,
      `comment on column customers.customer_event_day.currency is 'empty: events without an amount'`,
      ...tenantTable('customers.workspace'),
      ...tenantTable('customers.customer_event_day'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table customers.customer_event_day', 'drop table customers.workspace');
  }
}
