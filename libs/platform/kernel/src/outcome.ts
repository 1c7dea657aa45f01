/**
 * What a consumer returns for one event. `done`: its effect is in the transaction. `skip`: it does not concern this
 * consumer. `dead-letter`: it can never succeed, and an operator has to decide about it. A retry is not an outcome: a
 * consumer throws to have the event retried.
 */
export type Outcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'dead-letter'; readonly reason: string };

const DONE: Outcome = { kind: 'done' };

/** The effect is in the transaction. */
export const done = (): Outcome => DONE;

/** There is nothing to do. The metrics of the consumer count by `reason`. */
export const skip = (reason: string): Outcome => ({ kind: 'skip', reason });

/** The event can never be applied; `reason` says what is wrong with it. */
export const deadLetter = (reason: string): Outcome => ({ kind: 'dead-letter', reason });
