import type { BatchTx } from '@hearback/database';
import type { JobQueries } from './job-queries.js';

/** How many more jobs of a queue a worker can run. */
export interface Capacity {
  readonly queue: string;
  readonly free: number;
  /** Milliseconds after which a claimed job is claimable again. */
  readonly lease: number;
}

/** A job that a worker has claimed for one attempt. */
export interface ClaimedJob {
  readonly id: string;
  readonly tenantId: string;
  readonly queue: string;
  readonly body: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** The trace that the job belongs to; empty if it is not traced. */
  readonly traceparent: string;
}

interface ClaimedRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly queue: string;
  readonly body: string;
  readonly attempt: number;
  readonly max_attempts: number;
  readonly traceparent: string;
  readonly was_due: Date;
}

/**
 * The end of the lease is the new due time, so that nothing has to be cleaned up after a worker that died. A claim need not
 * survive a crash of the database: its commit does not wait for the disk, and if two workers have claimed the same attempt,
 * only one of them can delete the row. The outer limit removes no rows: it tells the planner that there are few,
 * without which it scans the whole table.
 */
const CLAIM = `
  with relaxed as (select set_config('synchronous_commit', 'off', true)),
  capacity as (select * from unnest($1::text[], $2::integer[], $3::integer[]) as r (queue, free, lease)),
  due as materialized (
    select j.*, r.lease from capacity r cross join lateral (
      select tenant_id, id, due_at from jobs.job
      where queue = r.queue and dead_at is null and due_at <= $4 order by due_at limit r.free for update skip locked
    ) j
    limit $5
  )
  update jobs.job j
  set attempt = j.attempt + 1, running = true, due_at = $4::timestamptz + due.lease * interval '1 millisecond'
  from due, relaxed where j.tenant_id = due.tenant_id and j.id = due.id
  returning j.id, j.tenant_id, j.queue, j.body, j.attempt, j.max_attempts, j.traceparent, due.due_at as was_due`;

/** Statements about a claimed job match its attempt, so that a worker that has lost the job cannot change it. */
const CLAIMED = 'tenant_id = $1 and id = $2 and attempt = $3 and running';

/** Claims jobs and records how their attempts end. */
export class JobClaims {
  /** Claims due jobs, oldest first. */
  async claim(queries: JobQueries, capacities: readonly Capacity[], now: Date): Promise<readonly ClaimedJob[]> {
    const rows = await queries.query<ClaimedRow>(CLAIM, [
      capacities.map((capacity) => capacity.queue),
      capacities.map((capacity) => capacity.free),
      capacities.map((capacity) => capacity.lease),
      now,
      capacities.reduce((sum, { free }) => sum + free, 0),
    ]);
    return rows
      .sort((a, b) => a.was_due.getTime() - b.was_due.getTime())
      .map((row) => ({
        id: row.id,
        tenantId: row.tenant_id,
        queue: row.queue,
        body: row.body,
        attempt: row.attempt,
        maxAttempts: row.max_attempts,
        traceparent: row.traceparent,
      }));
  }

  /** Deletes the job; false if another worker has claimed it in the meantime. */
  async finish(tx: BatchTx, job: ClaimedJob): Promise<boolean> {
    const rows = await tx.query(`delete from jobs.job where ${CLAIMED} returning id`, keyOf(job));
    return rows.length === 1;
  }

  /** Extends the lease to `until`, unless another worker has claimed the job meanwhile. */
  async renew(queries: JobQueries, job: ClaimedJob, until: Date): Promise<void> {
    await queries.query(`update jobs.job set due_at = $4 where ${CLAIMED}`, [...keyOf(job), until]);
  }

  /** Releases the job for another attempt at `dueAt`. */
  async release(queries: JobQueries, job: ClaimedJob, dueAt: Date, error: string): Promise<void> {
    await queries.query(`update jobs.job set running = false, due_at = $4, last_error = $5 where ${CLAIMED}`, [
      ...keyOf(job),
      dueAt,
      error,
    ]);
  }

  /** Marks the job as dead: an operator retries or drops it. */
  async markDead(queries: JobQueries, job: ClaimedJob, at: Date, error: string): Promise<void> {
    await queries.query(`update jobs.job set running = false, dead_at = $4, last_error = $5 where ${CLAIMED}`, [
      ...keyOf(job),
      at,
      error,
    ]);
  }
}

function keyOf(job: ClaimedJob): readonly unknown[] {
  return [job.tenantId, job.id, job.attempt];
}
