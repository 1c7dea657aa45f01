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
  options: { maxAttempts?: number } = {},
): JobContract<S> {
  return { queue, schema, maxAttempts: options.maxAttempts ?? 8 };
}

/**
 * A handler method. What lies outside the database happens in its body (at least once); the function it returns runs in
 * the transaction that takes the job off the queue (exactly once). Throwing means: again later, with back-off.
 */
export type JobMethod<S extends TObject> = (job: JobOf<S>) => Promise<((tx: BatchTx) => Promise<void>) | void>;

const KEY = Symbol('hearback:job-handlers');

/** Marks a method of a provider (`*.worker.ts`) as the handler of these jobs. */
export function HandleJob<S extends TObject>(contract: JobContract<S>) {
  return (target: object, method: string, _descriptor: TypedPropertyDescriptor<JobMethod<S>>): void => {
    Reflect.defineMetadata(KEY, [...jobHandlersOf(target), { contract, method }], target);
  };
}

/** The job handlers declared on a provider's prototype. */
export function jobHandlersOf(prototype: object): readonly { contract: JobContract; method: string }[] {
  return (Reflect.getMetadata(KEY, prototype) as { contract: JobContract; method: string }[] | undefined) ?? [];
}

/** The queue of background work and timers. */
export abstract class JobQueue {
  /**
   * Puts a job on the queue in the caller's transaction. With `dedupe`, a job of this queue and word that is still there
   * stays as it is and nothing is added.
   */
  abstract enqueue<S extends TObject>(
    tx: Tx,
    contract: JobContract<S>,
    job: { tenantId: string; payload: Static<S>; dueAt: Date; dedupe?: string },
  ): Promise<void>;
  /** Takes the job with this `dedupe` word off the queue; nothing happens where there is none. */
  abstract cancel(tx: Tx, contract: JobContract, job: { tenantId: string; dedupe: string }): Promise<void>;
}
