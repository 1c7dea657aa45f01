import type { AttributeValue } from './attribute.js';

/** Money in minor units (cents) of an ISO 4217 currency. */
export interface Amount {
  readonly minor: number;
  readonly currency: string;
}

/** An event of a customer as the caller submits it. */
export interface SubmittedEvent {
  /** The caller's id of the event, unique in the workspace for ever. */
  readonly sourceId: string;
  readonly kind: string;
  /** The workspace's id of the customer. */
  readonly externalId: string;
  readonly occurredAt: Date;
  readonly amount: Amount | null;
  readonly properties: Readonly<Record<string, AttributeValue>>;
}

/** Who recorded an event: a server with a secret key or staff, or a web page, which may say anything. */
export const EVENT_SOURCES = ['api', 'page'] as const;
export type EventSource = (typeof EVENT_SOURCES)[number];

/** A recorded event of a customer. */
export interface CustomerEvent extends SubmittedEvent {
  readonly id: string;
  readonly customerId: string;
  /** Time of recording. */
  readonly createdAt: Date;
  readonly source: EventSource;
  /** The import that brought it. */
  readonly importId?: string;
}

/** Whether two submissions of an event have the same content. */
export function hasSameContent(a: SubmittedEvent, b: SubmittedEvent): boolean {
  return (
    a.kind === b.kind &&
    a.externalId === b.externalId &&
    a.occurredAt.getTime() === b.occurredAt.getTime() &&
    a.amount?.minor === b.amount?.minor &&
    a.amount?.currency === b.amount?.currency &&
    sameProperties(a.properties, b.properties)
  );
}

function sameProperties(a: SubmittedEvent['properties'], b: SubmittedEvent['properties']): boolean {
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && a[key] === b[key]);
}
