import type { Static, TObject } from '@sinclair/typebox';
import type { Tx } from '@hearback/database';
import type { Clock, Ids } from '@hearback/kernel';
import { currentTraceparent } from '@hearback/tracing';
import { encodePayload } from './job-codec.js';
import { JobQueue, type JobContract, type NewJob } from './job.js';
import type { JobSignal } from './job-signal.js';

/** An `enqueueAll` of at least this many jobs is a bulk operation, whose jobs are not traced individually. */
const BULK = 32;

/** The queue in PostgreSQL: a job exists if and only if the transaction that enqueued it commits. */
export class PgJobQueue extends JobQueue {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly signal: JobSignal,
  ) {
    super();
  }

  override enqueue<S extends TObject>(tx: Tx, contract: JobContract<S>, job: NewJob<S>): Promise<void> {
    return this.enqueueAll(tx, contract, [job]);
  }

  override async enqueueAll<S extends TObject>(
    tx: Tx,
    contract: JobContract<S>,
    jobs: readonly NewJob<S>[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await tx.query(
      `insert into jobs.job (id, tenant_id, queue, dedupe, body, due_at, max_attempts, traceparent)
       select id, tenant_id, $1, dedupe, body, due_at, $2, $8
       from unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::timestamptz[]) as j (id, tenant_id, dedupe, body, due_at)
       on conflict (tenant_id, queue, dedupe) do nothing`,
      [
        contract.queue,
        contract.maxAttempts,
        jobs.map(() => this.ids.next()),
        jobs.map((job) => job.tenantId),
        jobs.map((job) => job.dedupe ?? null),
        jobs.map((job) => encodePayload(contract as unknown as JobContract, job.payload as Static<TObject>)),
        jobs.map((job) => job.dueAt),
        jobs.length < BULK ? currentTraceparent() : '',
      ],
    );
    const now = this.clock.now().getTime();
    if (jobs.some((job) => job.dueAt.getTime() <= now)) tx.afterCommit(() => this.signal.notify());
  }

  override async cancel(tx: Tx, contract: JobContract, job: { tenantId: string; dedupe: string }): Promise<void> {
    await tx.query('delete from jobs.job where tenant_id = $1 and queue = $2 and dedupe = $3', [
      job.tenantId,
      contract.queue,
      job.dedupe,
    ]);
  }
}
