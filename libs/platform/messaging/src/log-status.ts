import type { Clock } from '@hearback/kernel';
import type { LogQueries } from './log-queries.js';
import type { Transport, Unread } from './transport.js';

/** How far a group is behind in one partition. */
export interface PartitionLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** Events in the log that the group has not applied. */
  readonly lag: number;
  /** Milliseconds since the oldest of them happened; 0 where there is none, or none has come here yet. */
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
  /** Whether the topic is appended to in this database. */
  readonly is_here: boolean;
  readonly oldest: Date | null;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** The state of the log's groups, for health and metrics. */
export class LogStatus {
  constructor(
    private readonly log: LogQueries,
    private readonly clock: Clock,
    private readonly transport?: Pick<Transport, 'unread'>,
  ) {}

  /**
   * All partitions that groups read; with `group`, that group's. Of topics that are appended to in another database, what the
   * broker holds and this service's group has not done.
   */
  async lag(group?: string): Promise<readonly PartitionLag[]> {
    const rows = await this.log.query<LagRow>(
      `select w."group", w.topic, w.partition, p.next_offset - w.next_offset as lag, p.next_offset > 0 as is_here, e.time as oldest, w.attempts, w.last_error
       from messaging.watermark w
       join messaging.partition p on p.topic = w.topic and p.partition = w.partition
       left join messaging.event e on e.topic = w.topic and e.partition = w.partition and e."offset" = w.next_offset
       where $1::text is null or w."group" = $1
       order by w."group", w.topic, w.partition`,
      [group ?? null],
    );
    const unread = rows.every((row) => row.is_here) ? [] : ((await this.transport?.unread()) ?? []);
    const elsewhere = new Map(unread.map((each) => [`${each.topic}/${each.partition}`, each]));
    const now = this.clock.now().getTime();
    return rows.map((row) => {
      const { lag, oldest } = row.is_here ? row : besides(elsewhere.get(`${row.topic}/${row.partition}`));
      return {
        group: row.group,
        topic: row.topic,
        partition: row.partition,
        lag: Number(lag),
        oldestAge: oldest === null ? 0 : Math.max(0, now - oldest.getTime()),
        attempts: row.attempts,
        lastError: row.last_error,
      };
    });
  }

  /** How many parked events wait, by group. Groups without any are left out. */
  async parked(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.log.query<{ group: string; count: string }>(
      `select "group", count(*) as count from messaging.parked where replayed_at is null group by "group"`,
    );
    return new Map(rows.map((row) => [row.group, Number(row.count)]));
  }
}

function besides(unread: Unread | undefined): { readonly lag: number; readonly oldest: Date | null } {
  return { lag: unread?.messages ?? 0, oldest: unread?.oldest ?? null };
}
