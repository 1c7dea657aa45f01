import 'reflect-metadata';
import type { EventContract, EventOf } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import type { Outcome } from '@hearback/kernel';

/**
 * A consumer method. It gets a run of events of one type and one partition, in order, and the transaction that will also
 * move the watermark; it returns one outcome per event. Throwing means: roll back, and try again, one by one if it persists.
 */
export type ConsumerMethod<C extends EventContract> = (
  events: readonly EventOf<C>[],
  tx: BatchTx,
) => Promise<readonly Outcome[]>;

/** A subscription as found on a provider. */
export interface Subscription {
  readonly contract: EventContract;
  readonly method: string;
}

const KEY = Symbol('hearback:subscriptions');

/** Marks a method of a provider (`*.consumer.ts`) as the consumer of these events for its service's group. */
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

/** The subscriptions declared on a consumer's prototype. */
export function subscriptionsOf(prototype: object): readonly Subscription[] {
  return (Reflect.getMetadata(KEY, prototype) as readonly Subscription[] | undefined) ?? [];
}

/** Runs `handle` for each event in turn; for consumers whose effect is not a set-based statement. */
export async function each<C extends EventContract>(
  events: readonly EventOf<C>[],
  handle: (event: EventOf<C>) => Promise<Outcome>,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const event of events) outcomes.push(await handle(event));
  return outcomes;
}
