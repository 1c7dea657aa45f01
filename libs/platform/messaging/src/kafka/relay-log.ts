import type { LogQueries } from '../log-queries.js';
import type { LogRow } from './kafka-message.js';

/** How far a partition of a topic has been sent to Kafka. */
export interface Cursor {
  readonly partition: number;
  /** The first offset of the log that is not sent. */
  readonly next: number;
  /** The end of the log. */
  readonly head: number;
  /** Offset in Kafka of the last message sent; undefined if none has been sent. */
  readonly brokerOffset: number | undefined;
}

interface CursorRow {
  readonly partition: number;
  readonly next_offset: string;
  readonly head: string;
  readonly broker_offset: string | null;
}

/** Maximum number of events and bytes of one partition in one send; a larger event is sent alone. */
const MAX_EVENTS = 500;
const MAX_BYTES = 1_000_000;

const CURSORS = `
  select r.partition, r.next_offset, p.next_offset as head, r.broker_offset
  from messaging.relay r join messaging.partition p on p.topic = r.topic and p.partition = r.partition
  where r.topic = $1`;

const READ = `
  select e.* from unnest($2::integer[], $3::bigint[]) c (partition, next_offset)
  cross join lateral (
    select partition, "offset", id, type, tenant_id, key, time, traceparent, body
    from (
      select e.*, sum(octet_length(body)) over (order by "offset") - octet_length(body) as before
      from (
        select partition, "offset", id, type, tenant_id, key, traceparent, body,
          to_char(time at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as time
        from messaging.event
        where topic = $1 and partition = c.partition and "offset" >= c.next_offset
        order by "offset" limit ${MAX_EVENTS}
      ) e
    ) e
    where before < ${MAX_BYTES}
  ) e
  order by e.partition, e."offset"`;

/** The oldest event in the log, or the end of an empty log. */
const OLDEST = `coalesce(
  (select min(e."offset") from messaging.event e where e.topic = p.topic and e.partition = p.partition), p.next_offset)`;

/** The log of one topic and its relay cursors. */
export class RelayLog {
  constructor(private readonly topic: string) {}

  /** Creates missing cursors, at the oldest event in the log. */
  async prepare(log: LogQueries): Promise<void> {
    await log.query(
      `insert into messaging.relay (topic, partition, next_offset)
       select p.topic, p.partition, ${OLDEST} from messaging.partition p where p.topic = $1 on conflict do nothing`,
      [this.topic],
    );
  }

  /** Cursors of partitions with unsent events. */
  async waiting(log: LogQueries): Promise<readonly Cursor[]> {
    return cursorsOf(await log.query<CursorRow>(`${CURSORS} and p.next_offset > r.next_offset`, [this.topic]));
  }

  /** The cursors of all partitions. */
  async cursors(log: LogQueries): Promise<readonly Cursor[]> {
    return cursorsOf(await log.query<CursorRow>(`${CURSORS} order by r.partition`, [this.topic]));
  }

  /** As `waiting`, locked until the end of the transaction; cursors locked by another process are omitted. */
  async lockWaiting(tx: LogQueries): Promise<readonly Cursor[]> {
    const sql = `${CURSORS} and p.next_offset > r.next_offset order by r.partition for update of r skip locked`;
    return cursorsOf(await tx.query<CursorRow>(sql, [this.topic]));
  }

  /** The next events of these partitions, in order, up to the first gap of each. */
  async read(log: LogQueries, cursors: readonly Cursor[]): Promise<ReadonlyMap<number, readonly LogRow[]>> {
    const rows = await log.query<LogRow>(READ, [
      this.topic,
      cursors.map(({ partition }) => partition),
      cursors.map(({ next }) => next),
    ]);
    const runs = new Map(cursors.map(({ partition }) => [partition, [] as LogRow[]]));
    const next = new Map(cursors.map((cursor) => [cursor.partition, cursor.next]));
    for (const row of rows) {
      if (Number(row.offset) !== next.get(row.partition)) continue;
      next.set(row.partition, Number(row.offset) + 1);
      runs.get(row.partition)!.push(row);
    }
    return runs;
  }

  /** Moves the cursors past messages that Kafka has acknowledged. */
  async advance(tx: LogQueries, sent: readonly Omit<Cursor, 'head'>[]): Promise<void> {
    await tx.query(
      `update messaging.relay r set next_offset = m.next_offset, broker_offset = m.broker_offset
       from unnest($2::integer[], $3::bigint[], $4::bigint[]) m (partition, next_offset, broker_offset)
       where r.topic = $1 and r.partition = m.partition`,
      [
        this.topic,
        sent.map(({ partition }) => partition),
        sent.map(({ next }) => next),
        sent.map(({ brokerOffset }) => brokerOffset ?? null),
      ],
    );
  }

  /** Moves the cursor back to this offset; false if it is not beyond it. */
  async rewindTo(log: LogQueries, partition: number, offset: number): Promise<boolean> {
    const rows = await log.query(
      `update messaging.relay set next_offset = $3 where topic = $1 and partition = $2 and next_offset > $3 returning 1`,
      [this.topic, partition, offset],
    );
    return rows.length > 0;
  }

  /** Moves cursors back to the oldest event in the log, unless they have moved since they were read. */
  async rewindToOldest(log: LogQueries, cursors: readonly Cursor[]): Promise<void> {
    await log.query(
      `update messaging.relay r set next_offset = ${OLDEST}, broker_offset = null
       from unnest($2::integer[], $3::bigint[]) s (partition, broker_offset), messaging.partition p
       where r.topic = $1 and r.partition = s.partition and r.broker_offset = s.broker_offset
         and p.topic = r.topic and p.partition = r.partition`,
      [this.topic, cursors.map(({ partition }) => partition), cursors.map(({ brokerOffset }) => brokerOffset ?? null)],
    );
  }
}

function cursorsOf(rows: readonly CursorRow[]): readonly Cursor[] {
  return rows.map((row) => ({
    partition: row.partition,
    next: Number(row.next_offset),
    head: Number(row.head),
    brokerOffset: row.broker_offset === null ? undefined : Number(row.broker_offset),
  }));
}
