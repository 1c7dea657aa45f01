import type { PartitionPosition } from './log-reader.js';
import type { LogQueries } from './log-queries.js';

/** The position of a group in a partition. */
export interface CommittedOffset {
  /** The first offset whose effect is not in the database. */
  readonly nextOffset: number;
  /** Failed attempts at the event with this offset. */
  readonly attempts: number;
  /** The earliest time of the next attempt; null: at once. */
  readonly retryAt: Date | null;
}

interface CommittedOffsetRow {
  readonly next_offset: string;
  readonly attempts: number;
  readonly retry_at: Date | null;
}

const SELECT = `select next_offset, attempts, retry_at from messaging.committed_offset
  where "group" = $1 and topic = $2 and partition = $3 for update`;

/** The committed offsets of the groups. They move only in the transaction of the effects that they count. */
export class CommittedOffsets {
  /** Creates the group's missing committed offsets, at the oldest event in each partition. */
  async prepare(log: LogQueries, group: string, topics: readonly string[]): Promise<void> {
    await log.query(
      `insert into messaging.committed_offset ("group", topic, partition, next_offset)
       select $1, p.topic, p.partition, coalesce(
         (select min(e."offset") from messaging.event e where e.topic = p.topic and e.partition = p.partition), p.next_offset)
       from messaging.partition p where p.topic = any ($2::text[]) on conflict do nothing`,
      [group, topics],
    );
  }

  /**
   * Locks the group's committed offset of a partition until the end of the transaction, which stops the group's delivery there.
   * Returns the first offset that the group has not applied.
   */
  async lock(tx: LogQueries, group: string, topic: string, partition: number): Promise<number> {
    const [row] = await tx.query<CommittedOffsetRow>(SELECT, [group, topic, partition]);
    if (row === undefined) throw new Error(`group ${group} does not read partition ${partition} of ${topic}`);
    return Number(row.next_offset);
  }

  /** The group's committed offsets of all partitions of the topics, by topic and partition, without a lock. */
  positions(log: LogQueries, group: string, topics: readonly string[]): Promise<readonly PartitionPosition[]> {
    return positions(log, group, topics, '');
  }

  /**
   * As `positions`, locked until the end of the transaction in a fixed order. A rebuild ends with it: tables built from the
   * log up to exactly these offsets are in the state of the live tables.
   */
  lockAll(tx: LogQueries, group: string, topics: readonly string[]): Promise<readonly PartitionPosition[]> {
    return positions(tx, group, topics, 'for update');
  }

  /** As `lock`, with the state of retries; undefined if another transaction holds the lock. */
  async tryLock(tx: LogQueries, group: string, topic: string, partition: number): Promise<CommittedOffset | undefined> {
    const [row] = await tx.query<CommittedOffsetRow>(`${SELECT} skip locked`, [group, topic, partition]);
    if (row === undefined) return undefined;
    return { nextOffset: Number(row.next_offset), attempts: row.attempts, retryAt: row.retry_at };
  }

  /** Moves the offset to `nextOffset` and resets its retries. Call it with the lock, in the transaction of the effects. */
  async advance(tx: LogQueries, group: string, topic: string, partition: number, nextOffset: number): Promise<void> {
    await tx.query(
      `update messaging.committed_offset set next_offset = $4, attempts = 0, retry_at = null, last_error = null
       where "group" = $1 and topic = $2 and partition = $3`,
      [group, topic, partition, nextOffset],
    );
  }

  /** Records that the event at the offset has failed `attempts` times, and when it is retried. */
  async scheduleRetry(
    tx: LogQueries,
    group: string,
    position: { readonly topic: string; readonly partition: number },
    failure: { readonly attempts: number; readonly retryAt: Date; readonly error: string },
  ): Promise<void> {
    await tx.query(
      `update messaging.committed_offset set attempts = $4, retry_at = $5, last_error = $6
       where "group" = $1 and topic = $2 and partition = $3`,
      [group, position.topic, position.partition, failure.attempts, failure.retryAt, failure.error],
    );
  }
}

async function positions(
  log: LogQueries,
  group: string,
  topics: readonly string[],
  lock: string,
): Promise<readonly PartitionPosition[]> {
  const rows = await log.query<CommittedOffsetRow & { topic: string; partition: number }>(
    `select topic, partition, next_offset from messaging.committed_offset
     where "group" = $1 and topic = any ($2::text[]) order by topic, partition ${lock}`,
    [group, topics],
  );
  return rows.map((row) => ({ topic: row.topic, partition: row.partition, nextOffset: Number(row.next_offset) }));
}
