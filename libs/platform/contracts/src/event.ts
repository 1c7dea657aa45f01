import type { Static, TObject } from '@sinclair/typebox';

/**
 * One kind of event that crosses a service boundary. Payloads are facts with ids and values, never rows or DTOs; they
 * grow by optional fields only; any other change is a new major version beside this one. Fields that can name or quote a person
 * carry `personal: true` in the schema and are emptied in the log when that person is erased.
 */
export interface EventContract<S extends TObject = TObject> {
  /** `<service>.<noun>-<past participle>.v<major>`. */
  readonly type: string;
  /** `<service>.events`. */
  readonly topic: string;
  readonly schema: S;
  /** Events of one key keep their order. A method, so that each contract is also an `EventContract` of any payload. */
  key(payload: Static<S>): string;
}

/** The payload type of a contract. */
export type PayloadOf<C> = C extends EventContract<infer S> ? Static<S> : never;

/** An event on its way into the log. Attribute names after CloudEvents 1.0. */
export interface NewEvent<C extends EventContract = EventContract> {
  readonly contract: C;
  /** UUID. Appending an id twice creates two events; derive the id if a repeat is possible. */
  readonly id: string;
  readonly tenantId: string;
  readonly time: Date;
  readonly payload: PayloadOf<C>;
  /** The trace that the event belongs to; empty: none. Absent: the trace of the code that appends it. */
  readonly traceparent?: string | undefined;
}

/** An event as a consumer receives it. */
export interface EventOf<C extends EventContract = EventContract> {
  readonly id: string;
  readonly type: string;
  readonly tenantId: string;
  readonly key: string;
  readonly time: Date;
  readonly payload: PayloadOf<C>;
  /** Its position in the log: offsets are without gaps inside (topic, partition). */
  readonly position: { readonly topic: string; readonly partition: number; readonly offset: number };
}

/** Declares a contract. The topic follows from the type's first word. */
export function defineEvent<S extends TObject>(
  type: `${string}.${string}.v${number}`,
  schema: S,
  key: (payload: Static<S>) => string,
): EventContract<S> {
  return { type, topic: `${type.slice(0, type.indexOf('.'))}.events`, schema, key };
}

/** An event of this contract, ready to append. */
export function newEvent<C extends EventContract>(
  contract: C,
  event: { id: string; tenantId: string; time: Date; payload: PayloadOf<C>; traceparent?: string | undefined },
): NewEvent<C> {
  return { contract, ...event };
}
