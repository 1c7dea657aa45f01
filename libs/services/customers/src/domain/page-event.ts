import type { AttributeValue } from './attribute.js';

/** Kinds that only a server records, because numbers about money rest on them. */
export const SERVER_KINDS: readonly string[] = ['order', 'delivery'];

/** An event as a web page submits it. */
export interface TrackedEvent {
  /** A UUID that the page makes. */
  readonly id: string;
  readonly name: string;
  /** Seconds since it happened, measured by the browser, whose clock may be wrong. */
  readonly secondsAgo: number;
  readonly properties: Readonly<Record<string, AttributeValue>>;
}

/** A recorded event of a web page. */
export interface PageEvent {
  readonly id: string;
  /** Apart from the ids that servers choose, which a page could otherwise take before them. */
  readonly sourceId: string;
  /** The customer whom the shop has signed; null: a visitor. */
  readonly customer: { readonly id: string; readonly externalId: string } | null;
  readonly kind: string;
  readonly occurredAt: Date;
  readonly properties: Readonly<Record<string, AttributeValue>>;
  readonly createdAt: Date;
}

/** The event of a page as it is recorded. */
export function pageEvent(
  { id, name, secondsAgo, properties }: TrackedEvent,
  own: Pick<PageEvent, 'id' | 'customer' | 'createdAt'>,
): PageEvent {
  return {
    ...own,
    sourceId: `page:${id.toLowerCase()}`,
    kind: name,
    occurredAt: new Date(own.createdAt.getTime() - secondsAgo * 1000),
    properties,
  };
}
