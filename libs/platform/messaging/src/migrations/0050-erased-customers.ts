import { grantFunction, OWNER_ROLE, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const OF_BATCH = `tenant_id = any ((select string_to_array(nullif(current_setting('app.tenant_ids', true), ''), ',')::uuid[])::uuid[])`;

/**
 * Customers that a group has erased: what an event of the time before still says of them is emptied when it arrives. And what empties
 * events of the log in their place.
 */
export class ErasedCustomers1764000000050 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table messaging.erased_customer (
         tenant_id uuid not null,
         "group" text not null,
         erasure_id uuid not null,
         customer_ids uuid[] not null,
         digests text[] not null,
         subject_ids uuid[] not null,
         counts jsonb not null,
         erased_at timestamptz not null,
         constraint erased_customer_key primary key (tenant_id, "group", erasure_id)
       )`,
      `create index erased_customer_time on messaging.erased_customer (tenant_id, "group", erased_at)`,
      ...tenantTable('messaging.erased_customer', {
        grants: { request: [], batch: ['select', 'insert', 'update', 'delete'] },
      }),
      `create policy event_emptied on messaging.event for update to ${OWNER_ROLE} using (${OF_BATCH}) with check (${OF_BATCH})`,
      `create function messaging.empty_events(of_topic text, of_partition integer, offsets bigint[], bodies text[])
         returns void language sql volatile security definer set search_path = pg_catalog, pg_temp
         as $$ update messaging.event e set body = n.body
               from unnest(offsets, bodies) as n ("offset", body)
               where e.topic = of_topic and e.partition = of_partition and e."offset" = n."offset" $$`,
      ...grantFunction('messaging.empty_events(text, integer, bigint[], text[])'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function messaging.empty_events(text, integer, bigint[], text[])',
      'drop policy event_emptied on messaging.event',
      'drop table messaging.erased_customer',
    );
  }
}
