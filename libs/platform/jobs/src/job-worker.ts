import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { BatchDatabase } from '@hearback/database';
import { reasonOf, type Clock } from '@hearback/kernel';
import { childSpan, inSpan } from '@hearback/tracing';
import pTimeout from 'p-timeout';
import { backOff } from './back-off.js';
import { JobClaims, type ClaimedJob, type Room } from './job-claims.js';
import { decodePayload } from './job-codec.js';
import type { JobHandler } from './job-handlers.js';
import type { JobQueries } from './job-queries.js';
import { JobRuns, type JobOutcome, type JobRunCount } from './job-runs.js';
import type { JobSignal } from './job-signal.js';
import { ScheduleRunner } from './schedule-runner.js';

/** Shortest and longest rest between two looks at the queue, in milliseconds. */
const SHORTEST = 5;
const LONGEST = 100;

/** What a worker may be told. */
export interface JobWorkerOptions {
  readonly signal: JobSignal;
  /** Jobs of one queue at work at the same time; default 4. */
  readonly concurrency?: number;
}

/** Works off the queues of one service, until it is stopped. */
export class JobWorker {
  readonly #log = new Logger('jobs');
  readonly #claims = new JobClaims();
  readonly #schedules: ScheduleRunner;
  readonly #runs = new JobRuns();
  /** At work, by queue. */
  readonly #busy = new Map<string, Set<Promise<void>>>();
  #wake: () => void = () => undefined;
  #woken = false;
  #stopped = false;
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

  /** How runs ended since the start of the process. */
  runs(): readonly JobRunCount[] {
    return this.#runs.all();
  }

  /** Begins to work. */
  start(): void {
    if (this.handlers.size === 0) return;
    this.#unlisten = this.options.signal.listen(() => this.#poke());
    this.#running = this.#run();
  }

  /**
   * Claims nothing more and waits for the jobs at work, `grace` milliseconds at most. What does not end in time is left
   * alone: it is somebody's again when its lease is over, and whatever it still does has no effect in the database.
   */
  async stop(grace = 10_000): Promise<void> {
    this.#stopped = true;
    this.#unlisten();
    this.#poke();
    await this.#running;
    const atWork = Promise.all([...this.#busy.values()].flatMap((set) => [...set]));
    await pTimeout(atWork, { milliseconds: grace, message: false });
    this.#abandoned = true;
  }

  async #run(): Promise<void> {
    let rest = SHORTEST;
    while (!this.#stopped) {
      this.#woken = false;
      try {
        const found = (await this.#schedules.run()) + (await this.#claim());
        rest = found > 0 ? SHORTEST : Math.min(rest * 2, LONGEST);
      } catch (error) {
        this.#log.warn(`the queue cannot be read: ${reasonOf(error)}`);
        rest = 1_000;
      }
      await this.#sleep(rest);
    }
  }

  async #sleep(milliseconds: number): Promise<void> {
    if (this.#woken || this.#stopped) return;
    const alarm = new AbortController();
    this.#wake = () => alarm.abort();
    await pause(milliseconds, undefined, { signal: alarm.signal }).catch(() => undefined);
  }

  #poke(): void {
    this.#woken = true;
    this.#wake();
  }

  async #claim(): Promise<number> {
    const rooms = this.#rooms();
    if (rooms.length === 0) return 0;
    const jobs = await this.#claims.claim(this.queries, rooms, this.clock.now());
    for (const job of jobs) {
      const busy = this.#busy.get(job.queue) ?? new Set();
      this.#busy.set(job.queue, busy);
      const work: Promise<void> = this.#work(job).finally(() => {
        busy.delete(work);
        this.#poke();
      });
      busy.add(work);
    }
    return jobs.length;
  }

  #rooms(): readonly Room[] {
    const concurrency = this.options.concurrency ?? 4;
    return [...this.handlers.values()]
      .map(({ contract }) => ({
        queue: contract.queue,
        free: concurrency - (this.#busy.get(contract.queue)?.size ?? 0),
        lease: contract.lease * 1_000,
      }))
      .filter((room) => room.free > 0);
  }

  /** Never throws: a job that cannot even be put back is somebody's again after its lease. */
  async #work(job: ClaimedJob): Promise<void> {
    const handler = this.handlers.get(job.queue)!;
    const prolonging = setInterval(
      () => void this.#prolong(job, handler),
      (handler.contract.lease * 1_000) / 3,
    ).unref();
    try {
      if (job.attempt > job.maxAttempts)
        return await this.#refuse(job, job.attempt - 1, 'the process ended during the last attempt');
      const decoded = decodePayload(handler.contract, job.body);
      if ('defect' in decoded) return await this.#refuse(job, job.attempt, decoded.defect);
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
      this.#log.warn(`${job.queue} ${job.id}: the attempt could not be recorded: ${reasonOf(error)}`);
    } finally {
      clearInterval(prolonging);
    }
  }

  async #attempt(job: ClaimedJob, handler: JobHandler, payload: Record<string, unknown>): Promise<JobOutcome> {
    const { id, tenantId, attempt } = job;
    let outcome: JobOutcome = 'done';
    try {
      const effect = await handler.run({ id, tenantId, attempt, payload });
      await this.database.withTenants([tenantId], async (tx) => {
        // First the row, then the effect: of two workers with the same job, one waits here and finds it gone.
        if (await this.#claims.finish(tx, job)) return effect?.(tx);
        outcome = 'lost';
        this.#log.warn(`${job.queue} ${id}: attempt ${attempt} came to its end without the job; its effect is dropped`);
      });
      return outcome;
    } catch (error) {
      const reason = reasonOf(error);
      if (attempt >= job.maxAttempts) {
        await this.#bury(job, attempt, reason);
        return 'dead';
      }
      this.#log.warn(`${job.queue} ${id} failed, attempt ${attempt}: ${reason}`);
      const dueAt = new Date(this.clock.now().getTime() + backOff(attempt));
      await this.#claims.putBack(this.queries, job, dueAt, reason);
      return 'retried';
    }
  }

  /** Dead without a run. */
  async #refuse(job: ClaimedJob, attempts: number, reason: string): Promise<void> {
    await this.#bury(job, attempts, reason);
    this.#runs.add(job.queue, 'dead');
  }

  async #bury(job: ClaimedJob, attempts: number, reason: string): Promise<void> {
    await this.#claims.bury(this.queries, job, this.clock.now(), reason);
    this.#log.error(`${job.queue} ${job.id} is dead after ${attempts} attempts: ${reason}`);
  }

  async #prolong(job: ClaimedJob, { contract }: JobHandler): Promise<void> {
    if (this.#abandoned) return;
    const until = new Date(this.clock.now().getTime() + contract.lease * 1_000);
    await this.#claims.prolong(this.queries, job, until).catch((error: unknown) => {
      this.#log.warn(`${job.queue} ${job.id} could not be prolonged: ${reasonOf(error)}`);
    });
  }
}
