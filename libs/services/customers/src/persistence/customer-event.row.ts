import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { Attributes } from '../domain/attribute.js';
import type { CustomerEvent } from '../domain/customer-event.js';

/** Something that happened with a customer as it is stored. */
@Entity({ schema: 'customers', name: 'customer_event' })
@Unique('customer_event_source_id_key', ['tenantId', 'sourceId'])
@Index('customer_event_list_idx', ['tenantId', 'customerId', 'createdAt', 'id'])
export class CustomerEventRow {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid', primaryKeyConstraintName: 'customer_event_pkey' })
  tenantId: string;
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'customer_event_pkey' })
  id: string;
  @Column({ name: 'source_id', type: 'text' })
  sourceId: string;
  @Column({ name: 'customer_id', type: 'uuid' })
  customerId: string;
  @Column({ type: 'text' })
  kind: string;
  @Column({ name: 'occurred_at', type: 'timestamptz' })
  occurredAt: Date;
  /** `bigint`, which the driver hands over as text. */
  @Column({ name: 'amount_minor', type: 'bigint', nullable: true })
  amountMinor: string | null;
  @Column({ type: 'text', nullable: true })
  currency: string | null;
  @Column({ type: 'jsonb' })
  properties: object;
  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}

/** An event with its customer's external id as a query returns it. */
export interface CustomerEventRecord {
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
}

/** The columns of a `CustomerEventRecord` from an event `e` and its customer `c`. */
export const EVENT_COLUMNS = `e.id, e.source_id, e.customer_id, c.external_id, e.kind, e.occurred_at, e.amount_minor,
  e.currency, e.properties, e.created_at`;

/** The event of a record. */
export function fromCustomerEventRecord(record: CustomerEventRecord): CustomerEvent {
  const { amount_minor: minor, currency } = record;
  return {
    id: record.id,
    sourceId: record.source_id,
    customerId: record.customer_id,
    externalId: record.external_id,
    kind: record.kind,
    occurredAt: record.occurred_at,
    amount: minor === null || currency === null ? null : { minor: Number(minor), currency },
    properties: record.properties,
    createdAt: record.created_at,
  };
}
