import type { Head } from './log-reader.js';
import type { LogQueries } from './log-queries.js';

/** Where a group stands in a partition. */
export interface Watermark {
  /** The first offset whose effect is not in the database. */
  readonly nextOffset: number;
  /** Failed attempts at the event there. */
  readonly attempts: number;
  /** Not before this; null: at once. */
  readonly retryAt: Date | null;
}

interface WatermarkRow {
  readonly next_offset: string;
  readonly attempts: number;
  readonly retry_at: Date | null;
}

const SELECT = `select next_offset, attempts, retry_at from messaging.watermark
  where "group" = $1 and topic = $2 and partition = $3 for update`;

/** The positions of the groups. A watermark moves in the transaction of the effects that it counts, and nowhere else. */
export class Watermarks {
  /** Gives the group a watermark at the oldest event kept in each partition where it has none; existing ones stay. */
  async prepare(log: LogQueries, group: string, topics: readonly string[]): Promise<void> {
    await log.query(
      `insert into messaging.watermark ("group", topic, partition, next_offset)
       select $1, p.topic, p.partition, coalesce(
         (select min(e."offset") from messaging.event e where e.topic = p.topic and e.partition = p.partition), p.next_offset)
       from messaging.partition p where p.topic = any ($2::text[]) on conflict do nothing`,
      [group, topics],
    );
  }

  /**
   * Waits for the group's watermark in this partition and holds it to the end of the transaction; the group's delivery
   * stands still meanwhile. Returns the first offset that the group has not seen.
   */
  async lock(tx: LogQueries, group: string, topic: string, partition: number): Promise<number> {
    const [row] = await tx.query<WatermarkRow>(SELECT, [group, topic, partition]);
    if (row === undefined) throw new Error(`group ${group} does not read partition ${partition} of ${topic}`);
    return Number(row.next_offset);
  }

  /** Where the group stands in all partitions of the topics, by topic and partition; it may have moved on meanwhile. */
  positions(log: LogQueries, group: string, topics: readonly string[]): Promise<readonly Head[]> {
    return positions(log, group, topics, '');
  }

  /**
   * As `positions`, held to the end of the transaction as by `lock`, in one order for everyone. With it a rebuild ends:
   * what it has made from the log up to exactly these offsets stands where the live tables stand.
   */
  lockAll(tx: LogQueries, group: string, topics: readonly string[]): Promise<readonly Head[]> {
    return positions(tx, group, topics, 'for update');
  }

  /** As `lock`, with the state of retries; undefined where another transaction holds it. */
  async tryLock(tx: LogQueries, group: string, topic: string, partition: number): Promise<Watermark | undefined> {
    const [row] = await tx.query<WatermarkRow>(`${SELECT} skip locked`, [group, topic, partition]);
    if (row === undefined) return undefined;
    return { nextOffset: Number(row.next_offset), attempts: row.attempts, retryAt: row.retry_at };
  }

  /** Everything below `nextOffset` is done. To be called in the transaction of the effects, with the watermark locked. */
  async move(tx: LogQueries, group: string, topic: string, partition: number, nextOffset: number): Promise<void> {
    await tx.query(
      `update messaging.watermark set next_offset = $4, attempts = 0, retry_at = null, last_error = null
       where "group" = $1 and topic = $2 and partition = $3`,
      [group, topic, partition, nextOffset],
    );
  }

  /** The event at the watermark failed for the `attempts`-th time and rests until `retryAt`. */
  async hold(
    tx: LogQueries,
    group: string,
    position: { readonly topic: string; readonly partition: number },
    failure: { readonly attempts: number; readonly retryAt: Date; readonly error: string },
  ): Promise<void> {
    await tx.query(
      `update messaging.watermark set attempts = $4, retry_at = $5, last_error = $6
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
): Promise<readonly Head[]> {
  const rows = await log.query<WatermarkRow & { topic: string; partition: number }>(
    `select topic, partition, next_offset from messaging.watermark
     where "group" = $1 and topic = any ($2::text[]) order by topic, partition ${lock}`,
    [group, topics],
  );
  return rows.map((row) => ({ topic: row.topic, partition: row.partition, nextOffset: Number(row.next_offset) }));
}
