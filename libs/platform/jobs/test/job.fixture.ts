import { Type } from '@sinclair/typebox';
import {
  BatchDatabase,
  createServiceSchema,
  openServiceDatabase,
  runStatements,
  tenantTable,
  type BatchTx,
  type ServiceDatabase,
  type ServiceSchema,
} from '@hearback/database';
import { ManualClock, SequentialIds, throwAwayDatabase, type ThrowAwayDatabase } from '@hearback/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import {
  defineJob,
  HandleJob,
  jobHandlers,
  jobsSchema,
  JobSignal,
  JobWorker,
  PgJobQueue,
  PgSchedules,
  type JobOf,
} from '../src/index.js';

/** A service for tests: one table with a row per effect, and no unique key that would hide a repeated effect. */
class Probe1764000000901 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await runStatements(
      queryRunner,
      ...createServiceSchema('probe'),
      `create table probe.effect (
         tenant_id uuid not null, number integer not null, attempt integer not null,
         made bigint generated always as identity
       )`,
      ...tenantTable('probe.effect'),
    );
  }

  async down(): Promise<void> {}
}

const probeSchema: ServiceSchema = { name: 'probe', migrations: [Probe1764000000901] };

export const Count = defineJob('probe.count', Type.Object({ number: Type.Integer() }), { maxAttempts: 3 });

export const TENANT = '0198c000-0000-7000-8000-00000000000a';
export const NEIGHBOUR = '0198c000-0000-7000-8000-00000000000b';

/** Inserts one row per job; tests can change its behaviour. */
export class ProbeWorker {
  /** Numbers of the jobs whose handler was called. */
  readonly began: number[] = [];
  /** Runs in the handler's body. */
  body: (job: JobOf<typeof Count.schema>) => Promise<void> = () => Promise.resolve();
  /** Runs after the effect, before the commit. */
  afterEffect: (job: JobOf<typeof Count.schema>) => Promise<void> = () => Promise.resolve();

  @HandleJob(Count)
  async count(job: JobOf<typeof Count.schema>) {
    this.began.push(job.payload.number);
    await this.body(job);
    return async (tx: BatchTx) => {
      await tx.query('insert into probe.effect (tenant_id, number, attempt) values ($1, $2, $3)', [
        job.tenantId,
        job.payload.number,
        job.attempt,
      ]);
      await this.afterEffect(job);
    };
  }
}

/** A database with jobs, opened as by a service. */
export class JobFixture {
  readonly clock = new ManualClock(new Date('2026-03-01T12:00:00.000Z'));
  readonly signal = new JobSignal();
  readonly queue = new PgJobQueue(new SequentialIds(), this.clock, this.signal);
  readonly schedules = new PgSchedules(this.clock);
  readonly #workers: JobWorker[] = [];

  private constructor(
    readonly database: ThrowAwayDatabase,
    readonly service: ServiceDatabase,
  ) {}

  static async open(): Promise<JobFixture> {
    const database = await throwAwayDatabase([jobsSchema, probeSchema]);
    const { url, rolePassword } = database;
    return new JobFixture(
      database,
      await openServiceDatabase(probeSchema, { url, rolePassword, poolSize: 4, batchPoolSize: 12 }),
    );
  }

  /** Enqueues a job for each number, due now or `after` milliseconds. */
  enqueue(
    numbers: readonly number[],
    more: { after?: number; dedupe?: string; tenantId?: string } = {},
  ): Promise<void> {
    const tenantId = more.tenantId ?? TENANT;
    const dueAt = new Date(this.clock.now().getTime() + (more.after ?? 0));
    return this.service.batchDatabase.withTenants([tenantId], (tx) =>
      this.queue.enqueueAll(
        tx,
        Count,
        numbers.map((number) => ({ tenantId, payload: { number }, dueAt, dedupe: more.dedupe })),
      ),
    );
  }

  /** Cancels the job with this key. */
  cancel(dedupe: string): Promise<void> {
    return this.service.batchDatabase.withTenants([TENANT], (tx) =>
      this.queue.cancel(tx, Count, { tenantId: TENANT, dedupe }),
    );
  }

  /** Starts a worker and returns the provider that it calls. */
  work(options: { concurrency?: number; database?: BatchDatabase; probe?: ProbeWorker } = {}): ProbeWorker {
    const probe = options.probe ?? new ProbeWorker();
    const { batchDatabase, preTenantLookup } = this.service;
    const worker = new JobWorker(jobHandlers([probe]), options.database ?? batchDatabase, preTenantLookup, this.clock, {
      signal: this.signal,
      concurrency: options.concurrency,
    });
    this.#workers.push(worker);
    worker.start();
    return probe;
  }

  /** Stops all workers after their running jobs. */
  async stop(grace?: number): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.stop(grace)));
  }

  /** Numbers in the order of their effects. */
  async effects(): Promise<number[]> {
    const rows = await this.database.sql<{ number: number }>('select number from probe.effect order by made');
    return rows.map((row) => row.number);
  }

  /** The jobs of the queue. */
  jobs(): Promise<{ number: number; attempt: number; due_at: Date; dead: boolean; last_error: string | null }[]> {
    return this.database.sql(
      `select (body::json->>'number')::integer as number, attempt, due_at, dead_at is not null as dead, last_error
       from jobs.job order by 1`,
    );
  }

  async close(): Promise<void> {
    await this.stop();
    await this.service.close();
    await this.database.close();
  }
}
