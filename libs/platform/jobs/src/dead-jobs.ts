import type { Clock } from '@hearback/kernel';
import type { JobQueries } from './job-queries.js';

/** A job whose last attempt failed. */
export interface DeadJob {
  readonly id: string;
  readonly tenantId: string;
  readonly queue: string;
  readonly attempts: number;
  readonly lastError: string;
  readonly deadAt: Date;
}

/** Lists, retries and drops dead jobs, for operators. */
export class DeadJobs {
  constructor(
    private readonly queries: JobQueries,
    private readonly clock: Clock,
  ) {}

  /** The dead jobs of a queue, latest first. */
  async list(queue: string, limit = 100): Promise<readonly DeadJob[]> {
    const rows = await this.queries.query<Record<string, never>>(
      `select id, tenant_id as "tenantId", queue, attempt as attempts, last_error as "lastError", dead_at as "deadAt"
       from jobs.job where queue = $1 and dead_at is not null order by dead_at desc, id limit $2`,
      [queue, limit],
    );
    return rows as unknown as readonly DeadJob[];
  }

  /** Makes dead jobs of a queue due at once and resets their attempts; returns their number. `ids`: only these jobs. */
  async retry(queue: string, ids?: readonly string[]): Promise<number> {
    const rows = await this.queries.query(
      `update jobs.job set dead_at = null, attempt = 0, due_at = $2
       where queue = $1 and dead_at is not null and ($3::uuid[] is null or id = any ($3::uuid[])) returning id`,
      [queue, this.clock.now(), ids ?? null],
    );
    return rows.length;
  }

  /** Deletes dead jobs of a queue; returns their number. `ids`: only these jobs. */
  async drop(queue: string, ids?: readonly string[]): Promise<number> {
    const rows = await this.queries.query(
      `delete from jobs.job
       where queue = $1 and dead_at is not null and ($2::uuid[] is null or id = any ($2::uuid[])) returning id`,
      [queue, ids ?? null],
    );
    return rows.length;
  }
}
