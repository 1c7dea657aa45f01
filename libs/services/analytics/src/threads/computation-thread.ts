import { COMPUTATIONS, type ComputationName } from '../application/computations/computations.js';

/** What a thread is asked to do. */
export interface ComputationTask {
  readonly name: ComputationName;
  readonly input: unknown;
}

/** The body of a thread: one computation. */
export function compute({ name, input }: ComputationTask): unknown {
  const computation = COMPUTATIONS[name] as (value: unknown) => unknown;
  return computation(input);
}
