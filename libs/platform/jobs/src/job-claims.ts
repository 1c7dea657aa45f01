import type { BatchTx } from '@hearback/database';
import type { JobQueries } from './job-queries.js';

/** How many jobs of a queue a worker can take on. */
export interface Room {
  readonly queue: string;
  readonly free: number;
  /** Milliseconds for which a claim holds. */
  readonly lease: number;
}

/** A job that this worker holds, for this attempt and no other. */
export interface ClaimedJob {
  readonly id: string;
  readonly tenantId: string;
  readonly queue: string;
  readonly body: string;
  readonly attempt: number;
  readonly maxAttempts: number;
  /** The trace that it belongs to; empty: none. */
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
 * The lease is the new due time: of a worker that is gone, nothing has to be noticed or cleaned up. A claim need not
 * survive a crash of the database either, so its commit does not wait for the disk: two workers that hold the same attempt
 * after it meet at the deletion, where one of them finds nothing. The outer limit cuts nothing off: it tells the planner
 * how few rows there will be, who would otherwise read the whole table for them.
 */
const CLAIM = `
  with relaxed as (select set_config('synchronous_commit', 'off', true)),
  room as (select * from unnest($1::text[], $2::integer[], $3::integer[]) as r (queue, free, lease)),
  due as materialized (
    select j.*, r.lease from room r cross join lateral (
      select tenant_id, id, due_at from jobs.job
      where queue = r.queue and dead_at is null and due_at <= $4 order by due_at limit r.free for update skip locked
    ) j
    limit $5
  )
  update jobs.job j
  set attempt = j.attempt + 1, running = true, due_at = $4::timestamptz + due.lease * interval '1 millisecond'
  from due, relaxed where j.tenant_id = due.tenant_id and j.id = due.id
  returning j.id, j.tenant_id, j.queue, j.body, j.attempt, j.max_attempts, j.traceparent, due.due_at as was_due`;

/** Every statement about a claimed job names the attempt, so that who lost the job to another cannot touch it. */
const MINE = 'tenant_id = $1 and id = $2 and attempt = $3 and running';

/** The statements by which jobs change hands. */
export class JobClaims {
  /** Takes what is due, oldest first. `now` is the caller's clock. */
  async claim(queries: JobQueries, rooms: readonly Room[], now: Date): Promise<readonly ClaimedJob[]> {
    const rows = await queries.query<ClaimedRow>(CLAIM, [
      rooms.map((room) => room.queue),
      rooms.map((room) => room.free),
      rooms.map((room) => room.lease),
      now,
      rooms.reduce((sum, room) => sum + room.free, 0),
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

  /** Takes the job off the queue; false where it is not this attempt's any more. */
  async finish(tx: BatchTx, job: ClaimedJob): Promise<boolean> {
    const rows = await tx.query(`delete from jobs.job where ${MINE} returning id`, mine(job));
    return rows.length === 1;
  }

  /** Holds the job until `until`, where it is still this attempt's. */
  async prolong(queries: JobQueries, job: ClaimedJob, until: Date): Promise<void> {
    await queries.query(`update jobs.job set due_at = $4 where ${MINE}`, [...mine(job), until]);
  }

  /** Puts the job back, due at `dueAt`. */
  async putBack(queries: JobQueries, job: ClaimedJob, dueAt: Date, error: string): Promise<void> {
    await queries.query(`update jobs.job set running = false, due_at = $4, last_error = $5 where ${MINE}`, [
      ...mine(job),
      dueAt,
      error,
    ]);
  }

  /** Sets the job aside for a person. */
  async bury(queries: JobQueries, job: ClaimedJob, at: Date, error: string): Promise<void> {
    await queries.query(`update jobs.job set running = false, dead_at = $4, last_error = $5 where ${MINE}`, [
      ...mine(job),
      at,
      error,
    ]);
  }
}

function mine(job: ClaimedJob): readonly unknown[] {
  return [job.tenantId, job.id, job.attempt];
}
