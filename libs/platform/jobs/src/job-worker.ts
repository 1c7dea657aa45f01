import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { reasonOf, type Clock } from '@hearback/kernel';
import { childSpan, inSpan } from '@hearback/tracing';
import pTimeout from 'p-timeout';
import { backOff } from './back-off.js';
import { JobClaims, type Capacity, type ClaimedJob } from './job-claims.js';
import { decodePayload } from './job-codec.js';
import type { JobHandler } from './job-handlers.js';
import type { JobQueries } from './job-queries.js';
import { JobRuns, type JobOutcome, type JobRunCount } from './job-runs.js';
import type { JobSignal } from './job-signal.js';
import { ScheduleRunner } from './schedule-runner.js';

/** Bounds of the polling interval, and the delay after a failed poll, in milliseconds. */
const MIN_POLL_MS = 5;
const MAX_POLL_MS = 100;
const FAILED_POLL_MS = 1_000;

/** Options of a worker. */
export interface JobWorkerOptions {
  readonly signal: JobSignal;
  /** Jobs of one queue that run at the same time; default: as its contract says. */
  readonly concurrency?: number;
}

/** Runs the jobs of one service's queues until it is stopped. */
export class JobWorker {
  readonly #log = new Logger('jobs');
  readonly #claims = new JobClaims();
  readonly #schedules: ScheduleRunner;
  readonly #runs = new JobRuns();
  /** Running jobs by queue. */
  readonly #busy = new Map<string, Set<Promise<void>>>();
  #wake: () => void = () => undefined;
  #woken = false;
  #stopped = false;
  /** Whether `stop` has given up waiting for running jobs. */
  #abandoned = false;
  #running: Promise<void> = Promise.resolve();
  #unlisten: () => void = () => undefined;

  constructor(
    private readonly handlers: ReadonlyMap<string, JobHandler>,
    private readonly database: BatchDatabase,
    private readonly queries: JobQueries,
    private readonly clock: Clock,
    private readonly options: JobWorkerOptions,
  ) {
    this.#schedules = new ScheduleRunner([...handlers.keys()], database, queries, clock);
  }

  /** Outcomes since the start of the process. */
  runs(): readonly JobRunCount[] {
    return this.#runs.all();
  }

  start(): void {
    if (this.handlers.size === 0) return;
    this.#unlisten = this.options.signal.listen(() => this.#wakeUp());
    this.#running = this.#run();
  }

  /**
   * Claims no more jobs and waits for the running ones, at most `grace` milliseconds. A job that takes longer is
   * claimable again after its lease, and the effect of this run is dropped.
   */
  async stop(grace = 10_000): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#wakeUp();
    await this.#running;
    const running = Promise.all([...this.#busy.values()].flatMap((set) => [...set]));
    await pTimeout(running, { milliseconds: grace, message: false });
    this.#abandoned = true;
  }

  async #run(): Promise<void> {
    let interval = MIN_POLL_MS;
    while (!this.#stopped) {
      this.#woken = false;
      try {
        const found = (await this.#schedules.run()) + (await this.#claim());
        interval = found > 0 ? MIN_POLL_MS : Math.min(interval * 2, MAX_POLL_MS);
      } catch (error) {
        this.#log.warn(`cannot read the queues: ${reasonOf(error)}`);
        interval = FAILED_POLL_MS;
      }
      await this.#sleep(interval);
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#woken || this.#stopped) return;
    const wakeUp = new AbortController();
    this.#wake = () => wakeUp.abort();
    await pause(milliseconds, undefined, { signal: wakeUp.signal }).catch(() => undefined);
  }

  #wakeUp(): void {
    this.#woken = true;
    this.#wake();
  }

  async #claim(): Promise<number> {
    const capacities = this.#capacities();
    if (capacities.length === 0) return 0;
    const jobs = await this.#claims.claim(this.queries, capacities, this.clock.now());
    for (const job of jobs) {
      const busy = this.#busy.get(job.queue) ?? new Set();
      this.#busy.set(job.queue, busy);
      const work: Promise<void> = this.#work(job).finally(() => {
        busy.delete(work);
        this.#wakeUp();
      });
      busy.add(work);
    }
    return jobs.length;
  }

  #capacities(): readonly Capacity[] {
    return [...this.handlers.values()]
      .map(({ contract }) => ({
        queue: contract.queue,
        free: (this.options.concurrency ?? contract.concurrency) - (this.#busy.get(contract.queue)?.size ?? 0),
        lease: contract.lease * 1_000,
      }))
      .filter(({ free }) => free > 0);
  }

  /** Never throws: a job whose failure cannot be recorded is claimable again after its lease. */
  async #work(job: ClaimedJob): Promise<void> {
    const handler = this.handlers.get(job.queue)!;
    const renewal = setInterval(() => void this.#renew(job, handler), (handler.contract.lease * 1_000) / 3).unref();
    try {
      if (job.attempt > job.maxAttempts)
        return await this.#reject(job, job.attempt - 1, 'the process ended during the last attempt');
      const decoded = decodePayload(handler.contract, job.body);
      if ('defect' in decoded) return await this.#reject(job, job.attempt, decoded.defect);
      const span = childSpan(`job ${job.queue}`, job.traceparent, 'consumer', {
        'messaging.destination.name': job.queue,
        'messaging.message.id': job.id,
        'hearback.attempt': job.attempt,
      });
      await inSpan(span, async () => {
        const outcome = await this.#attempt(job, handler, decoded.payload);
        this.#runs.add(job.queue, outcome);
        span?.set({ 'hearback.outcome': outcome });
      });
    } catch (error) {
      this.#log.warn(`${job.queue} ${job.id}: cannot record the attempt: ${reasonOf(error)}`);
    } finally {
      clearInterval(renewal);
    }
  }

  async #attempt(job: ClaimedJob, handler: JobHandler, payload: Record<string, unknown>): Promise<JobOutcome> {
    const { id, tenantId, attempt } = job;
    let outcome: JobOutcome = 'done';
    try {
      const effect = await handler.run({ id, tenantId, attempt, payload });
      await this.database.withTenants([tenantId], async (tx) => {
        // The row is deleted before the effect: of two workers with the same job, the second waits here and deletes nothing.
        if (await this.#claims.finish(tx, job)) return effect?.(tx);
        outcome = 'lost';
        this.#log.warn(`${job.queue} ${id}: lost the job during attempt ${attempt}; its effect is dropped`);
      });
      return outcome;
    } catch (error) {
      const reason = reasonOf(error);
      if (attempt >= job.maxAttempts) {
        await this.#markDead(job, attempt, reason);
        return 'dead';
      }
      this.#log.warn(`${job.queue} ${id} failed, attempt ${attempt}: ${reason}`);
      const dueAt = new Date(this.clock.now().getTime() + backOff(attempt));
      await this.#claims.release(this.queries, job, dueAt, reason);
      return 'retried';
    }
  }

  /** Marks the job as dead without running it. */
  async #reject(job: ClaimedJob, attempts: number, reason: string): Promise<void> {
    await this.#markDead(job, attempts, reason);
    this.#runs.add(job.queue, 'dead');
  }

  async #markDead(job: ClaimedJob, attempts: number, reason: string): Promise<void> {
    await this.#claims.markDead(this.queries, job, this.clock.now(), reason);
    this.#log.error(`${job.queue} ${job.id} is dead after ${attempts} attempts: ${reason}`);
  }

  async #renew(job: ClaimedJob, { contract }: JobHandler): Promise<void> {
    if (this.#abandoned) return;
    const until = new Date(this.clock.now().getTime() + contract.lease * 1_000);
    await this.#claims.renew(this.queries, job, until).catch((error: unknown) => {
      this.#log.warn(`${job.queue} ${job.id}: cannot renew the lease: ${reasonOf(error)}`);
    });
  }
}
