/**
 * What a consumer says of one event. `done`: its effect is in the transaction. `skip`: it does not concern this
 * consumer. `park`: it can never succeed and waits, with the reason, for a person. To be tried again is not an outcome:
 * a consumer that throws asks for that.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'park'; readonly reason: string };

const DONE: Outcome = { kind: 'done' };

/** The effect is in the transaction. */
export const done = (): Outcome => DONE;

/** Nothing to do; `reason` is kept for the metrics of the consumer. */
export const skip = (reason: string): Outcome => ({ kind: 'skip', reason });

/** Set the event aside for a person; `reason` says what is wrong with it. */
export const park = (reason: string): Outcome => ({ kind: 'park', reason });
