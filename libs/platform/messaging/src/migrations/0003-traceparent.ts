import { grantFunction, runStatements } from '@hearback/database';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Empty, where nobody follows the event, and not null: a first null would cost every row eight bytes. */
const column = `alter table messaging.event add column traceparent text not null default ''`;

/**
 * As the function of eleven columns, which stays for processes that are older. Lines that are missing altogether are
 * padded with nulls by unnesting side by side.
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

const signature =
  'messaging.append(text[], integer[], integer[], text, text, text, text, text, text, text, text, text)';

/** An event says which trace it belongs to. */
export class Traceparent1764000000021 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(queryRunner, column, append, ...grantFunction(signature));
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      `drop function ${signature}`,
      'alter table messaging.event drop column traceparent',
    );
  }
}
