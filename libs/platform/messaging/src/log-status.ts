import type { Clock } from '@hearback/kernel';
import type { LogQueries } from './log-queries.js';
import type { Transport, Unread } from './transport.js';

/** The lag of a group in one partition. */
export interface PartitionLag {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** Events that the group has not applied; null if they are in the broker and it has not said how many. */
  readonly lag: number | null;
  /** Age of the oldest of them in milliseconds; null if there is none, or none has been received by this process. */
  readonly oldestAge: number | null;
  /** Failed attempts at the next event. */
  readonly attempts: number;
  /** The last error of the next event; null if it has not failed. */
  readonly lastError: string | null;
}

interface LagRow {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  readonly lag: string;
  /** Whether this database is the one that the topic is appended to. */
  readonly is_here: boolean;
  readonly oldest: Date | null;
  readonly attempts: number;
  readonly last_error: string | null;
}

/** The state of the groups, for health checks and metrics. */
export class LogStatus {
  constructor(
    private readonly log: LogQueries,
    private readonly clock: Clock,
    private readonly transport?: Pick<Transport, 'unread'>,
  ) {}

  /**
   * The lag of all groups, or of `group`, in each partition. For topics that are appended to in another database, it is
   * the number of messages in the broker that this service's group has not applied.
   */
  async lag(group?: string): Promise<readonly PartitionLag[]> {
    const rows = await this.log.query<LagRow>(
      `select w."group", w.topic, w.partition, p.next_offset - w.next_offset as lag, p.next_offset > 0 as is_here, e.time as oldest, w.attempts, w.last_error
       from messaging.committed_offset w
       join messaging.partition p on p.topic = w.topic and p.partition = w.partition
       left join messaging.event e on e.topic = w.topic and e.partition = w.partition and e."offset" = w.next_offset
       where $1::text is null or w."group" = $1
       order by w."group", w.topic, w.partition`,
      [group ?? null],
    );
    const unread = rows.every((row) => row.is_here) ? undefined : await this.transport?.unread();
    const elsewhere = new Map(unread?.map((each) => [`${each.topic}/${each.partition}`, each]));
    const now = this.clock.now().getTime();
    return rows.map((row) => {
      const isHere = row.is_here || unread === undefined;
      const { lag, oldest } = isHere ? lagHere(row) : lagElsewhere(elsewhere.get(`${row.topic}/${row.partition}`));
      return {
        group: row.group,
        topic: row.topic,
        partition: row.partition,
        lag,
        oldestAge: oldest === null ? null : Math.max(0, now - oldest.getTime()),
        attempts: row.attempts,
        lastError: row.last_error,
      };
    });
  }

  /** Number of dead letters by group. Groups without any are omitted. */
  async deadLetters(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.log.query<{ group: string; count: string }>(
      `select "group", count(*) as count from messaging.dead_letter where replayed_at is null group by "group"`,
    );
    return new Map(rows.map((row) => [row.group, Number(row.count)]));
  }
}

interface Lag {
  readonly lag: number | null;
  readonly oldest: Date | null;
}

/** A topic that was never appended to has no events, wherever the group stood before. */
function lagHere({ lag, oldest }: LagRow): Lag {
  return { lag: Math.max(0, Number(lag)), oldest };
}

function lagElsewhere(unread: Unread | undefined): Lag {
  return { lag: unread?.messages ?? null, oldest: unread?.oldest ?? null };
}
