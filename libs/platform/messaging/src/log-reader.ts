import type { LogQueries } from './log-queries.js';
import type { RawEvent } from './transport.js';

/** A range of events of one partition. */
export interface LogRange {
  readonly topic: string;
  readonly partition: number;
  /** The first offset. */
  readonly from: number;
  /** The offset after the last one; default: the end of the log. */
  readonly until?: number;
  /** Maximum number of events. Fewer are returned if their payloads are large, but at least one if there is one. */
  readonly limit: number;
  /** Types whose payloads are read; events of other types have an empty body. Default: all. */
  readonly types?: readonly string[];
}

/** An offset of a partition: the end of the log, or a group's position. */
export interface PartitionPosition {
  readonly topic: string;
  readonly partition: number;
  /** The offset of the next event. */
  readonly nextOffset: number;
}

interface EventRow {
  readonly offset: string;
  readonly id: string;
  readonly type: string;
  readonly tenant_id: string;
  readonly key: string;
  readonly time: Date;
  readonly body: string | null;
  readonly traceparent: string;
}

/** Bytes of payload after which a range ends, to bound the memory of a reader. */
const MAX_BYTES = 4_000_000;

const READ = `
  select "offset", id, type, tenant_id, key, time, traceparent, body
  from (
    select e.*, coalesce(sum(octet_length(body)) over (order by "offset"), 0) - coalesce(octet_length(body), 0) as before
    from (
      select "offset", id, type, tenant_id, key, time, traceparent,
        case when $6::text[] is null or type = any ($6::text[]) then body end as body
      from messaging.event
      where topic = $1 and partition = $2 and "offset" >= $3 and ($4::bigint is null or "offset" < $4)
      order by "offset" limit $5
    ) e
  ) e
  where before < ${MAX_BYTES}
  order by "offset"`;

/**
 * Reads the log as the batch role. Offsets never change after the commit, and an offset is visible only if all earlier ones
 * are, so that a reader needs neither a transaction nor a lock.
 */
export class LogReader {
  constructor(private readonly log: LogQueries) {}

  /** Events in order of their offsets, without gaps. `source`: an open transaction, for callers that must not wait for a pool connection. */
  async read(range: LogRange, source: LogQueries = this.log): Promise<readonly RawEvent[]> {
    const { topic, partition, from, until, limit, types } = range;
    const rows = await source.query<EventRow>(READ, [topic, partition, from, until ?? null, limit, types ?? null]);
    return rows.map((row) => ({
      id: row.id,
      type: row.type,
      tenantId: row.tenant_id,
      key: row.key,
      time: row.time,
      body: row.body ?? '',
      traceparent: row.traceparent,
      position: { topic, partition, offset: Number(row.offset) },
    }));
  }

  /** The ends of all partitions of the topics, by topic and partition. */
  async heads(topics: readonly string[], source: LogQueries = this.log): Promise<readonly PartitionPosition[]> {
    const rows = await source.query<{ topic: string; partition: number; next_offset: string }>(
      `select topic, partition, next_offset from messaging.partition where topic = any ($1::text[]) order by topic, partition`,
      [topics],
    );
    return rows.map((row) => ({ topic: row.topic, partition: row.partition, nextOffset: Number(row.next_offset) }));
  }
}
