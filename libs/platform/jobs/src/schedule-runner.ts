import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { derivedId, reasonOf, type Clock } from '@hearback/kernel';
import type { JobQueries } from './job-queries.js';
import { nextRun, type ScheduleRule } from './next-run.js';

/** Milliseconds between two queries while no schedule is known to be due: another process may have changed them. */
const POLL_INTERVAL_MS = 1_000;

/** Maximum number of due schedules enqueued in one run. */
const MAX_DUE = 100;

interface DueRow {
  readonly tenant_id: string;
  readonly queue: string;
  readonly name: string;
}

interface ScheduleRow {
  readonly rule: ScheduleRule;
  readonly time_zone: string;
  readonly body: string;
  readonly max_attempts: number;
  readonly next_at: Date;
}

/** Enqueues the jobs of due schedules. */
export class ScheduleRunner {
  readonly #log = new Logger('jobs');
  #pollAt = 0;
  #nextAt = 0;

  constructor(
    private readonly queues: readonly string[],
    private readonly database: BatchDatabase,
    private readonly queries: JobQueries,
    private readonly clock: Clock,
  ) {}

  /** Returns how many schedules were due. Queries the table when one is due, otherwise once a second. */
  async run(): Promise<number> {
    const now = this.clock.now();
    if (now.getTime() < this.#nextAt && performance.now() < this.#pollAt) return 0;
    const due = await this.queries.query<DueRow>(
      `select tenant_id, queue, name from jobs.schedule
       where queue = any ($1::text[]) and next_at <= $2 order by next_at limit $3`,
      [this.queues, now, MAX_DUE],
    );
    const failed = await this.#enqueueAll(due, now);
    const [next] = await this.queries.query<{ next_at: Date | null }>(
      'select min(next_at) as next_at from jobs.schedule where queue = any ($1::text[])',
      [this.queues],
    );
    // A schedule that failed is still due; it is tried again after the polling interval.
    this.#nextAt = failed > 0 ? Number.POSITIVE_INFINITY : (next?.next_at?.getTime() ?? Number.POSITIVE_INFINITY);
    this.#pollAt = performance.now() + POLL_INTERVAL_MS;
    return due.length - failed;
  }

  /** Returns how many failed. An invalid schedule must not stop the others or the queue. */
  async #enqueueAll(due: readonly DueRow[], now: Date): Promise<number> {
    let failed = 0;
    for (const row of due) {
      try {
        await this.#enqueue(row, now);
      } catch (error) {
        failed += 1;
        this.#log.error(`the schedule ${row.name} of ${row.queue} cannot run: ${reasonOf(error)}`);
      }
    }
    return failed;
  }

  /** Enqueues the job and sets the next run in one transaction, so that no run is lost or repeated. */
  async #enqueue({ tenant_id, queue, name }: DueRow, now: Date): Promise<void> {
    await this.database.withTenants([tenant_id], async (tx) => {
      const [schedule] = await tx.query<ScheduleRow>(
        `select rule, time_zone, body, max_attempts, next_at from jobs.schedule
         where tenant_id = $1 and queue = $2 and name = $3 and next_at <= $4 for update skip locked`,
        [tenant_id, queue, name, now],
      );
      if (schedule === undefined) return;
      const id = derivedId('schedule', tenant_id, queue, name, schedule.next_at.toISOString());
      await tx.query(
        `insert into jobs.job (id, tenant_id, queue, dedupe, body, due_at, max_attempts)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
        [id, tenant_id, queue, `schedule:${name}`, schedule.body, schedule.next_at, schedule.max_attempts],
      );
      await tx.query('update jobs.schedule set next_at = $4 where tenant_id = $1 and queue = $2 and name = $3', [
        tenant_id,
        queue,
        name,
        nextRun(schedule.rule, schedule.time_zone, now),
      ]);
    });
  }
}
