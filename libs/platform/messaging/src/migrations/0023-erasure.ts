import { grantFunction, OWNER_ROLE, ownerMayRead, runStatements, tenantTable } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const NOBODY = '00000000-0000-0000-0000-000000000000';
const OF_BATCH = `tenant_id = any ((select string_to_array(nullif(current_setting('app.tenant_ids', true), ''), ',')::uuid[])::uuid[])`;

/**
 * Deleted tenants, whose later events a group skips, and what erases their events. An erased event stays as an empty place, because
 * readers need offsets without gaps. The event that says that the tenant was deleted is kept.
 */
export class Erasure1764000000023 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `create table messaging.deleted_tenant (
         tenant_id uuid not null,
         "group" text not null,
         deleted_at timestamptz not null,
         constraint deleted_tenant_key primary key (tenant_id, "group")
       )`,
      ...tenantTable('messaging.deleted_tenant', { grants: { request: [], batch: ['select', 'insert'] } }),
      ...ownerMayRead('messaging.deleted_tenant'),
      `grant delete on messaging.dead_letter to hearback_batch`,
      `create policy event_erased_read on messaging.event for select to ${OWNER_ROLE} using (${OF_BATCH})`,
      // The new row of an update must be visible to the role too.
      `create policy event_erased_shown on messaging.event for select to ${OWNER_ROLE} using (tenant_id = '${NOBODY}')`,
      `create policy event_erased on messaging.event for update to ${OWNER_ROLE} using (${OF_BATCH}) with check (tenant_id = '${NOBODY}')`,
      `create function messaging.erase_events(wanted uuid, kept text, of_topic text, of_partition integer, first bigint, after_last bigint)
         returns void language sql volatile security definer set search_path = pg_catalog, pg_temp
         as $$ update messaging.event e
               set tenant_id = '${NOBODY}', type = 'erased', key = '', body = '', traceparent = ''
               where e.topic = of_topic and e.partition = of_partition and e."offset" >= first and e."offset" < after_last
                 and e.tenant_id = wanted and e.type <> kept $$`,
      ...grantFunction('messaging.erase_events(uuid, text, text, integer, bigint, bigint)'),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      'drop function messaging.erase_events(uuid, text, text, integer, bigint, bigint)',
      'drop policy event_erased on messaging.event',
      'drop policy event_erased_shown on messaging.event',
      'drop policy event_erased_read on messaging.event',
      'revoke delete on messaging.dead_letter from hearback_batch',
      'drop table messaging.deleted_tenant',
    );
  }
}
