import type { AttributeValue } from './attribute.js';

/** Money in minor units (cents) of an ISO 4217 currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** Something that happened with a customer, as the caller tells it. */
export interface ToldEvent {
  /** The caller's own id of the event: the same id is the same event for ever. */
  readonly sourceId: string;
  readonly kind: string;
  /** The workspace's own id of the customer. */
  readonly externalId: string;
  readonly occurredAt: Date;
  readonly amount: Amount | null;
  readonly properties: Readonly<Record<string, AttributeValue>>;
}

/** Something that happened with a customer, as it is kept. */
export interface CustomerEvent extends ToldEvent {
  readonly id: string;
  readonly customerId: string;
  /** When it was recorded. */
  readonly createdAt: Date;
}

/** Whether two tellings of an event say the same. */
export function isSameTelling(a: ToldEvent, b: ToldEvent): boolean {
  return (
    a.kind === b.kind &&
    a.externalId === b.externalId &&
    a.occurredAt.getTime() === b.occurredAt.getTime() &&
    a.amount?.minor === b.amount?.minor &&
    a.amount?.currency === b.amount?.currency &&
    sameProperties(a.properties, b.properties)
  );
}

function sameProperties(a: ToldEvent['properties'], b: ToldEvent['properties']): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}
