import type { Clock } from '@hearback/kernel';
import type { LogQueries } from './log-queries.js';

/** How far a group is behind in one partition. */
export interface PartitionLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** Events in the log that the group has not applied. */
  readonly lag: number;
  /** Milliseconds since the oldest of them happened; 0 where there is none. */
  readonly oldestAge: number;
  /** Failed attempts at the event that is next; 0 where nothing is held up. */
  readonly attempts: number;
  /** Why it failed; null where nothing is held up. */
  readonly lastError: string | null;
}

interface LagRow {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly lag: string;
  readonly oldest: Date | null;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** The state of the log's groups, for health and metrics. */
export class LogStatus {
  constructor(
    private readonly log: LogQueries,
    private readonly clock: Clock,
  ) {}

  /** All partitions that groups read; with `group`, that group's. */
  async lag(group?: string): Promise<readonly PartitionLag[]> {
    const rows = await this.log.query<LagRow>(
      `select w."group", w.topic, w.partition, p.next_offset - w.next_offset as lag, e.time as oldest, w.attempts, w.last_error
       from messaging.watermark w
       join messaging.partition p on p.topic = w.topic and p.partition = w.partition
       left join messaging.event e on e.topic = w.topic and e.partition = w.partition and e."offset" = w.next_offset
       where $1::text is null or w."group" = $1
       order by w."group", w.topic, w.partition`,
      [group ?? null],
    );
    const now = this.clock.now().getTime();
    return rows.map((row) => ({
      group: row.group,
      topic: row.topic,
      partition: row.partition,
      lag: Number(row.lag),
      oldestAge: row.oldest === null ? 0 : Math.max(0, now - row.oldest.getTime()),
      attempts: row.attempts,
      lastError: row.last_error,
    }));
  }

  /** How many parked events wait, by group. Groups without any are left out. */
  async parked(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.log.query<{ group: string; count: string }>(
      `select "group", count(*) as count from messaging.parked where replayed_at is null group by "group"`,
    );
    return new Map(rows.map((row) => [row.group, Number(row.count)]));
  }
}
