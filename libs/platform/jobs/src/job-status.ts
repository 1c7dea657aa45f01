import type { Clock } from '@hearback/kernel';
import type { JobQueries } from './job-queries.js';

/** The state of one queue. */
export interface QueueStatus {
  readonly queue: string;
  /** Due and not running. */
  readonly due: number;
  /** Running, or claimed by a worker that has died. */
  readonly running: number;
  /** Timers and retries that are not due yet. */
  readonly later: number;
  /** Those of `due` and `later` whose last attempt failed. */
  readonly failed: number;
  readonly dead: number;
  /** Milliseconds since the oldest of the due jobs became due; null if there is none. */
  readonly oldestAge: number | null;
}

/** The state of the queues, for health checks and metrics. */
export class JobStatus {
  constructor(
    private readonly queries: JobQueries,
    private readonly clock: Clock,
  ) {}

  /** Queues that have jobs; with `service`, those of that service. */
  async queues(service?: string): Promise<readonly QueueStatus[]> {
    const now = this.clock.now();
    const rows = await this.queries.query<
      { queue: string; oldest: Date | null } & Record<'due' | 'running' | 'later' | 'failed' | 'dead', number>
    >(
      `select queue,
         count(*) filter (where dead_at is null and not running and due_at <= $1)::integer as due,
         count(*) filter (where dead_at is null and running)::integer as running,
         count(*) filter (where dead_at is null and not running and due_at > $1)::integer as later,
         count(*) filter (where dead_at is null and not running and last_error is not null)::integer as failed,
         count(*) filter (where dead_at is not null)::integer as dead,
         min(due_at) filter (where dead_at is null and not running and due_at <= $1) as oldest
       from jobs.job where $2::text is null or queue like $2 || '.%'
       group by queue order by queue`,
      [now, service ?? null],
    );
    return rows.map(({ oldest, ...row }) => ({
      ...row,
      oldestAge: oldest === null ? null : now.getTime() - oldest.getTime(),
    }));
  }
}
