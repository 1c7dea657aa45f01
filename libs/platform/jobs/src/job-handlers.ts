import { jobHandlersOf, type JobContract, type JobMethod } from './job.js';
import type { TObject } from '@sinclair/typebox';

/** The handler of a queue. */
export interface JobHandler {
  readonly contract: JobContract;
  readonly run: JobMethod<TObject>;
}

/** The handler methods of a service by queue. `providers`: provider instances; methods with `@HandleJob` are registered. Throws if two methods handle the same queue. */
export function jobHandlers(providers: readonly object[]): ReadonlyMap<string, JobHandler> {
  const handlers = new Map<string, JobHandler>();
  for (const provider of providers) {
    for (const { contract, method } of jobHandlersOf(Object.getPrototypeOf(provider) as object)) {
      if (handlers.has(contract.queue)) throw new Error(`two methods handle ${contract.queue}`);
      const run = (provider as Record<string, JobMethod<TObject>>)[method]!.bind(provider);
      handlers.set(contract.queue, { contract, run });
    }
  }
  return handlers;
}
