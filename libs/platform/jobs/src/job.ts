import 'reflect-metadata';
import type { Static, TObject } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';

/** A kind of background work. */
export interface JobContract<S extends TObject = TObject> {
  /** `<service>.<kebab-case>`, for example `notifications.send-mail`. */
  readonly queue: string;
  readonly schema: S;
  /** Attempts before the job is dead. */
  readonly maxAttempts: number;
  /** Seconds after which the job of a worker that died is claimable again; a running worker renews the lease. */
  readonly lease: number;
  /** Jobs that a worker runs at the same time. */
  readonly concurrency: number;
}

/** A job as its handler receives it. */
export interface JobOf<S extends TObject = TObject> {
  readonly id: string;
  readonly tenantId: string;
  readonly payload: Static<S>;
  /** 1 for the first attempt. */
  readonly attempt: number;
}

/** Declares a kind of job. */
export function defineJob<S extends TObject>(
  queue: `${string}.${string}`,
  schema: S,
  { maxAttempts = 8, lease = 60, concurrency = 4 }: { maxAttempts?: number; lease?: number; concurrency?: number } = {},
): JobContract<S> {
  return { queue, schema, maxAttempts, lease, concurrency };
}

/**
 * A handler method. Effects outside the database happen in its body, at least once. The function that it returns runs in the
 * transaction that deletes the job, exactly once. If either throws, the job is retried with back-off.
 */
export type JobMethod<S extends TObject> = (job: JobOf<S>) => Promise<((tx: BatchTx) => Promise<void>) | void>;

const KEY = Symbol('hearback:job-handlers');

/** Marks a method of a provider (`*.worker.ts`) as the handler of these jobs. */
export function HandleJob<S extends TObject>(contract: JobContract<S>) {
  return <M extends JobMethod<S>>(target: object, method: string, _descriptor: TypedPropertyDescriptor<M>): void => {
    Reflect.defineMetadata(KEY, [...jobHandlersOf(target), { contract, method }], target);
  };
}

/** The job handlers declared on a provider's prototype. */
export function jobHandlersOf(prototype: object): readonly { contract: JobContract; method: string }[] {
  return (Reflect.getMetadata(KEY, prototype) as { contract: JobContract; method: string }[] | undefined) ?? [];
}

/** A job to be enqueued. */
export interface NewJob<S extends TObject = TObject> {
  readonly tenantId: string;
  readonly payload: Static<S>;
  /** The earliest time at which it runs. */
  readonly dueAt: Date;
  /** A key of the caller that identifies the job within (tenant, queue). */
  readonly dedupe?: string;
}

/** The queue of background work and timers. */
export abstract class JobQueue {
  /**
   * Enqueues a job in the caller's transaction. If the queue has a job with the same `dedupe` key (waiting, running or
   * dead), that job is left unchanged and nothing is enqueued.
   */
  abstract enqueue<S extends TObject>(tx: Tx, contract: JobContract<S>, job: NewJob<S>): Promise<void>;
  /** As `enqueue` for many jobs, in one statement. */
  abstract enqueueAll<S extends TObject>(tx: Tx, contract: JobContract<S>, jobs: readonly NewJob<S>[]): Promise<void>;
  /** Deletes the job with this `dedupe` key, if there is one. */
  abstract cancel(tx: Tx, contract: JobContract, job: { tenantId: string; dedupe: string }): Promise<void>;
}
