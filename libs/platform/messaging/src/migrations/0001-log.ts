import {
  acrossTenants,
  createServiceSchema,
  GROUP_ROLES,
  grantFunction,
  runStatements,
  tenantTable,
} from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const tables = [
  `create table messaging.partition (
     topic text not null,
     partition integer not null,
     next_offset bigint not null default 0,
     constraint partition_key primary key (topic, partition)
   ) with (fillfactor = 50)`,
  `create table messaging.event (
     topic text not null,
     partition integer not null,
     "offset" bigint not null,
     id uuid not null,
     type text not null,
     tenant_id uuid not null,
     key text not null,
     time timestamptz not null,
     body text not null,
     traceparent text not null default '',
     constraint event_key primary key (topic, partition, "offset")
   )`,
  `create table messaging.committed_offset (
     "group" text not null,
     topic text not null,
     partition integer not null,
     next_offset bigint not null default 0,
     attempts integer not null default 0,
     retry_at timestamptz,
     last_error text,
     constraint committed_offset_key primary key ("group", topic, partition)
   ) with (fillfactor = 50)`,
  `create table messaging.dead_letter (
     tenant_id uuid not null,
     "group" text not null,
     topic text not null,
     partition integer not null,
     "offset" bigint not null,
     id uuid not null,
     type text not null,
     key text not null,
     time timestamptz not null,
     body text not null,
     reason text not null,
     dead_lettered_at timestamptz not null,
     replayed_at timestamptz,
     constraint dead_letter_key primary key (tenant_id, "group", topic, partition, "offset")
   )`,
  `create index dead_letter_waiting on messaging.dead_letter ("group", topic, partition, "offset") where replayed_at is null`,
];

/**
 * Appends events, given as columns, each a text with one line per event. The counters are incremented in the given order,
 * which is sorted, and stay locked until the commit: offsets are in commit order, and a rollback leaves no gap. Unnesting in the
 * target list avoids the copy of each column that `from unnest(…)` makes, and pads `traceparents` with nulls if it is null.
 */
const append = `
  create function messaging.append(
    topics text[], partitions integer[], counts integer[], slots text, nths text, ids text, types text,
    tenant_ids text, keys text, times text, bodies text, traceparents text
  ) returns void language plpgsql as $$
  declare
    firsts bigint[] := '{}';
    first bigint;
  begin
    for i in 1 .. array_length(topics, 1) loop
      update messaging.partition p set next_offset = p.next_offset + counts[i]
      where p.topic = topics[i] and p.partition = partitions[i]
      returning p.next_offset - counts[i] into first;
      if not found then
        raise exception 'the log has no partition % of topic %', partitions[i], topics[i] using errcode = 'HB001';
      end if;
      firsts := firsts || first;
    end loop;
    insert into messaging.event (topic, partition, "offset", id, type, tenant_id, key, time, body, traceparent)
    select topics[e.slot], partitions[e.slot], firsts[e.slot] + e.nth, e.id, e.type, e.tenant_id, e.key, e.time, e.body,
      coalesce(e.traceparent, '')
    from (
      select
        unnest(string_to_array(slots, E'\\n'))::integer as slot,
        unnest(string_to_array(nths, E'\\n'))::integer as nth,
        unnest(string_to_array(ids, E'\\n'))::uuid as id,
        unnest(string_to_array(types, E'\\n')) as type,
        unnest(string_to_array(tenant_ids, E'\\n'))::uuid as tenant_id,
        unnest(string_to_array(keys, E'\\n')) as key,
        unnest(string_to_array(times, E'\\n'))::timestamptz as time,
        unnest(string_to_array(bodies, E'\\n')) as body,
        unnest(string_to_array(traceparents, E'\\n')) as traceparent
    ) e;
  end $$`;

const { request, batch } = GROUP_ROLES;

/** The request role appends and reads nothing. The batch role appends for its tenants and reads the events of all. */
const rights = [
  `grant select, update (next_offset) on messaging.partition to ${request}`,
  `grant select, insert, update (next_offset) on messaging.partition to ${batch}`,
  `grant select, insert, update on messaging.committed_offset to ${batch}`,
  ...tenantTable('messaging.event', { grants: { request: ['insert'], batch: ['select', 'insert'] } }),
  `create policy event_reader on messaging.event for select to ${batch} using (true)`,
  ...acrossTenants('policy event_reader on messaging.event', 'a reader learns the tenants of a batch by reading it'),
  ...acrossTenants('index messaging.event_key', 'offsets count the events of a partition, whose tenants share it'),
  ...tenantTable('messaging.dead_letter', { grants: { request: [], batch: ['select', 'insert', 'update'] } }),
  `create policy dead_letter_reader on messaging.dead_letter for select to ${batch} using (true)`,
  ...acrossTenants(
    'policy dead_letter_reader on messaging.dead_letter',
    'dead letters are counted and replayed for a group as a whole',
  ),
  ...grantFunction(
    'messaging.append(text[], integer[], integer[], text, text, text, text, text, text, text, text, text)',
  ),
];

/** The log, the committed offsets of its readers, and their dead letters. */
export class Log1764000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, ...createServiceSchema('messaging'), ...tables, append, ...rights);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, 'drop schema messaging cascade');
  }
}
