import { runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What customers did (visits, leads, orders, …) by time and kind, and who is in which segment now. */
export class CustomerEvents1764100000080 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table analytics.customer_event (
         tenant_id uuid not null,
         event_id uuid not null,
         customer_id uuid,
         kind text not null,
         occurred_at timestamptz not null,
         amount_minor bigint,
         currency text,
         channel text,
         from_page boolean not null,
         constraint customer_event_pkey primary key (tenant_id, event_id),
         constraint customer_event_amount_check check ((amount_minor is null) = (currency is null))
       )`,
      `comment on column analytics.customer_event.channel is 'personal'`,
      'create index customer_event_kind_idx on analytics.customer_event (tenant_id, kind, occurred_at)',
      `create index customer_event_customer_idx on analytics.customer_event (tenant_id, customer_id, occurred_at)
         where customer_id is not null`,
      ...tenantTable('analytics.customer_event'),
      `create table analytics.segment_member (
         tenant_id uuid not null,
         segment_id uuid not null,
         customer_id uuid not null,
         constraint segment_member_pkey primary key (tenant_id, segment_id, customer_id)
       )`,
      'create index segment_member_customer_idx on analytics.segment_member (tenant_id, customer_id)',
      ...tenantTable('analytics.segment_member'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop table analytics.segment_member', 'drop table analytics.customer_event');
  }
}
