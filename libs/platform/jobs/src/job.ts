import 'reflect-metadata';
import type { Static, TObject } from '@sinclair/typebox';
import type { BatchTx, Tx } from '@hearback/database';

/** A kind of background work. */
export interface JobContract<S extends TObject = TObject> {
  /** `<service>.<kebab-case>`, for example `notifications.send-mail`. */
  readonly queue: string;
  readonly schema: S;
  /** Attempts before the job is dead and waits for a person. */
  readonly maxAttempts: number;
  /** Seconds after which the job of a worker that is gone is anybody's again; a living worker prolongs them. */
  readonly lease: number;
}

/** A job in a handler's hands. */
export interface JobOf<S extends TObject = TObject> {
  readonly id: string;
  readonly tenantId: string;
  readonly payload: Static<S>;
  /** 1 at the first. */
  readonly attempt: number;
}

/** Declares a kind of work. */
export function defineJob<S extends TObject>(
  queue: `${string}.${string}`,
  schema: S,
  options: { maxAttempts?: number; lease?: number } = {},
): JobContract<S> {
  return { queue, schema, maxAttempts: options.maxAttempts ?? 8, lease: options.lease ?? 60 };
}

/**
 * A handler method. What lies outside the database happens in its body (at least once); the function it returns runs in
 * the transaction that takes the job off the queue (exactly once). Throwing means: again later, with back-off.
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

/** A job on its way onto the queue. */
export interface NewJob<S extends TObject = TObject> {
  readonly tenantId: string;
  readonly payload: Static<S>;
  /** Not before this; now or in the past: as soon as a worker is free. */
  readonly dueAt: Date;
  /** A word of the caller's by which the job is known inside (tenant, queue). */
  readonly dedupe?: string;
}

/** The queue of background work and timers. */
export abstract class JobQueue {
  /**
   * Puts a job on the queue in the caller's transaction. With `dedupe`, a job of this queue and word that is still there
   * (waiting, at work or dead) stays as it is and nothing is added.
   */
  abstract enqueue<S extends TObject>(tx: Tx, contract: JobContract<S>, job: NewJob<S>): Promise<void>;
  /** As `enqueue` for many jobs, in one statement. */
  abstract enqueueAll<S extends TObject>(tx: Tx, contract: JobContract<S>, jobs: readonly NewJob<S>[]): Promise<void>;
  /** Takes the job with this `dedupe` word off the queue; nothing happens where there is none. */
  abstract cancel(tx: Tx, contract: JobContract, job: { tenantId: string; dedupe: string }): Promise<void>;
}
