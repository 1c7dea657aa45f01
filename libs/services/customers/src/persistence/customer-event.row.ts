import type { Attributes } from '../domain/attribute.js';
import type { CustomerEvent, EventSource } from '../domain/customer-event.js';

/** An event with the external id of its customer, as queries return it. */
export interface CustomerEventRow {
  readonly id: string;
  readonly source_id: string;
  readonly customer_id: string;
  readonly external_id: string;
  readonly kind: string;
  readonly occurred_at: Date;
  readonly amount_minor: string | null;
  readonly currency: string | null;
  readonly properties: Attributes;
  readonly created_at: Date;
  readonly source: EventSource;
}

/** The same where the customer may be nobody. */
export type AnybodysEventRow = Omit<CustomerEventRow, 'customer_id' | 'external_id'> & {
  readonly customer_id: string | null;
  readonly external_id: string | null;
};

/** The columns of a `CustomerEventRow`; `e` is the event, `c` its customer. */
export const EVENT_COLUMNS = `e.id, e.source_id, e.customer_id, c.external_id, e.kind, e.occurred_at, e.amount_minor,
  e.currency, e.properties, e.created_at, e.source`;

type EventOfRow<R extends AnybodysEventRow> = Omit<CustomerEvent, 'customerId' | 'externalId'> & {
  readonly customerId: R['customer_id'];
  readonly externalId: R['external_id'];
};

/** Maps a row to the event. */
export function fromCustomerEventRow<R extends AnybodysEventRow>(row: R): EventOfRow<R> {
  const { amount_minor: minor, currency } = row;
  return {
    id: row.id,
    sourceId: row.source_id,
    customerId: row.customer_id as R['customer_id'],
    externalId: row.external_id as R['external_id'],
    kind: row.kind,
    occurredAt: row.occurred_at,
    amount: minor === null || currency === null ? null : { minor: Number(minor), currency },
    properties: row.properties,
    createdAt: row.created_at,
    source: row.source,
  };
}
