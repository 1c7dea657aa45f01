import 'reflect-metadata';
import type { EventContract, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { Outcome } from '@hearback/kernel';

/**
 * A consumer method. It receives a run of events of one partition, in order, of its type or types, and the transaction that also
 * moves the committed offset; it returns one outcome per event. If it throws, the transaction is rolled back and the events are
 * retried, one by one if that fails as well.
 */
export type ConsumerMethod<C extends EventContract> = (
  events: readonly EventOf<C>[],
  tx: BatchTx,
) => Promise<readonly Outcome[]>;

/** A method of a provider that is marked with `@Subscribe`. */
export interface Subscription {
  readonly contract: EventContract;
  readonly method: string;
}

const KEY = Symbol('hearback:subscriptions');

/**
 * Marks a method of a provider (`*.consumer.ts`) as the consumer of an event type for the group of its service. A method that is
 * marked for several types receives them together, in their order.
 */
export function Subscribe<C extends EventContract>(contract: C) {
  return <M extends ConsumerMethod<C>>(
    target: object,
    method: string,
    _descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    const own = [...subscriptionsOf(target), { contract, method }];
    Reflect.defineMetadata(KEY, own, target);
  };
}

/** The subscriptions of a provider's prototype. */
export function subscriptionsOf(prototype: object): readonly Subscription[] {
  return (Reflect.getMetadata(KEY, prototype) as readonly Subscription[] | undefined) ?? [];
}

/** Runs `handle` for one event after the other; for consumers whose effect is not one statement for all events. */
export async function each<C extends EventContract>(
  events: readonly EventOf<C>[],
  handle: (event: EventOf<C>) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const event of events) outcomes.push(await handle(event));
  return outcomes;
}
