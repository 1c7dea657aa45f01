import { publicId } from '@hearback/kernel';
import {
  TimestampField,
  IntegerField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  RecordField,
  StringField,
  UncheckedListField,
  EnumField,
} from '@hearback/http';
import type { AnybodysEvent } from '../application/customer-queries.js';
import type { ItemResult } from '../application/record-events.js';
import type { AttributeValue } from '../domain/attribute.js';
import { EVENT_SOURCES, type CustomerEvent, type EventSource } from '../domain/customer-event.js';

/** Maximum number of events in a batch. */
export const BATCH_MAX = 500;

const KIND = { min: 1, max: 64, example: 'order' };

/** Money. */
export class AmountDto {
  @IntegerField({ example: 4990, description: 'Minor units (cents).' })
  readonly value: number;
  @StringField({ min: 3, max: 3, example: 'EUR', description: 'ISO 4217 code.' })
  readonly currency: string;
}

/** An event as the caller submits it. The items of a batch are checked one by one. */
export class SubmittedEventDto {
  @StringField({
    min: 1,
    max: 200,
    example: 'order-77',
    description: 'Your id of the event, unique in the workspace for ever.',
  })
  readonly id: string;
  @StringField({
    ...KIND,
    pattern: /^[a-z][a-z0-9_-]*$/,
    description: '`order`, `visit`, `delivery`, or a kind that you define.',
  })
  readonly kind: string;
  @StringField({
    min: 1,
    max: 200,
    example: 'C-1042',
    description: 'Your id of the customer, who is created if unknown.',
  })
  readonly external_id: string;
  @TimestampField()
  readonly occurred_at: string;
  @ObjectField(() => AmountDto, { optional: true, nullable: true })
  readonly amount?: AmountDto | null;
  @RecordField({ optional: true, max: 50, example: { carrier: 'post' } })
  readonly properties?: Readonly<Record<string, AttributeValue>>;
}

/** A batch of events. */
export class EventBatchDto {
  @UncheckedListField(() => SubmittedEventDto, { min: 1, max: BATCH_MAX })
  readonly events: readonly unknown[];
}

/** A defect of an item. */
export class ItemErrorDto {
  @StringField({ example: '/occurred_at', description: 'JSON pointer into the item.' })
  readonly pointer: string;
  @StringField({ example: 'instant' })
  readonly code: string;
  @StringField({ example: 'must be a time such as 2026-01-31T09:30:00Z' })
  readonly detail: string;
}

/** The result of one item of a batch. */
export class ItemResultDto {
  @StringField({ nullable: true, example: 'order-77', description: 'Your id of the event; null if the item has none.' })
  readonly id: string | null;
  @EnumField(['created', 'duplicate', 'rejected'])
  readonly status: ItemResult['status'];
  @PublicIdField('evt', { nullable: true, description: 'Null for a rejected item.' })
  readonly event_id: string | null;
  @ListField(() => ItemErrorDto, { max: 100, example: [], description: 'The defects of a rejected item.' })
  readonly errors: readonly ItemErrorDto[];
}

/** The results of a batch, in the order of its items. */
export class BatchResultDto {
  @ListField(() => ItemResultDto, { max: BATCH_MAX })
  readonly results: readonly ItemResultDto[];
  @IntegerField({ min: 0 })
  readonly created: number;
  @IntegerField({ min: 0 })
  readonly duplicates: number;
  @IntegerField({ min: 0 })
  readonly rejected: number;
}

/** An event of a customer. */
export class CustomerEventDto {
  @PublicIdField('evt')
  readonly id: string;
  @StringField({ example: 'order-77', description: "The caller's id of the event." })
  readonly source_id: string;
  @StringField(KIND)
  readonly kind: string;
  @StringField({ example: 'C-1042' })
  readonly external_id: string;
  @TimestampField()
  readonly occurred_at: string;
  @ObjectField(() => AmountDto, { nullable: true })
  readonly amount: AmountDto | null;
  @RecordField({ max: 50, example: { carrier: 'post' } })
  readonly properties: Readonly<Record<string, AttributeValue>>;
  @EnumField(EVENT_SOURCES, { description: '`page`: a web page recorded it, with a signature of your server.' })
  readonly source: EventSource;
  @TimestampField({ description: 'Time of recording.' })
  readonly created_at: string;
}

type AnybodysEventDto = Omit<CustomerEventDto, 'external_id'> & { readonly external_id: string | null };

/** The query of a list of events. */
export class CustomerEventsQueryDto extends ListQueryDto {
  @StringField({ ...KIND, optional: true })
  readonly kind?: string;
}

/** The reply with the results of a batch. */
export function toBatchResultDto(results: readonly ItemResult[]): BatchResultDto {
  const count = (status: ItemResult['status']) => results.filter((result) => result.status === status).length;
  return {
    results: results.map(toItemResultDto),
    created: count('created'),
    duplicates: count('duplicate'),
    rejected: count('rejected'),
  };
}

function toItemResultDto(result: ItemResult): ItemResultDto {
  if (result.status === 'rejected')
    return { id: result.sourceId, status: 'rejected', event_id: null, errors: result.errors };
  return { id: result.event.sourceId, status: result.status, event_id: publicId('evt', result.event.id), errors: [] };
}

/** The event as the API shows it. */
export function toCustomerEventDto(event: CustomerEvent): CustomerEventDto {
  return { ...toAnybodysEventDto(event), external_id: event.externalId };
}

/** The event as the API shows it; one of a visitor has no external id. */
export function toAnybodysEventDto(event: AnybodysEvent): AnybodysEventDto {
  return {
    id: publicId('evt', event.id),
    source_id: event.sourceId,
    kind: event.kind,
    external_id: event.externalId,
    occurred_at: event.occurredAt.toISOString(),
    amount: event.amount && { value: event.amount.minor, currency: event.amount.currency },
    properties: event.properties,
    source: event.source,
    created_at: event.createdAt.toISOString(),
  };
}
