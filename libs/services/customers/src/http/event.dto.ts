import { publicId } from '@hearback/kernel';
import {
  InstantField,
  IntegerField,
  ListField,
  ListQueryDto,
  ObjectField,
  PublicIdField,
  RecordField,
  TextField,
  UncheckedListField,
  WordField,
} from '@hearback/http';
import type { ItemResult } from '../application/record-events.js';
import type { AttributeValue } from '../domain/attribute.js';
import type { CustomerEvent } from '../domain/customer-event.js';

/** Most events of one batch. */
export const BATCH_MAX = 500;

const KIND = { min: 1, max: 64, example: 'order' };

/** Money. */
export class AmountDto {
  @IntegerField({ example: 4990, description: 'Minor units (cents).' })
  readonly value: number;
  @TextField({ min: 3, max: 3, example: 'EUR', description: 'ISO 4217 code.' })
  readonly currency: string;
}

/** An event as the caller tells it. In a batch each item is checked on its own. */
export class ToldEventDto {
  @TextField({
    min: 1,
    max: 200,
    example: 'order-77',
    description: 'Your own id: the same id is the same event for ever.',
  })
  readonly id: string;
  @TextField({
    ...KIND,
    pattern: /^[a-z][a-z0-9_-]*$/,
    description: '`order`, `visit`, `delivery`, or a kind of your own.',
  })
  readonly kind: string;
  @TextField({
    min: 1,
    max: 200,
    example: 'C-1042',
    description: 'Your own id of the customer, who is created if unknown.',
  })
  readonly external_id: string;
  @InstantField()
  readonly occurred_at: string;
  @ObjectField(() => AmountDto, { optional: true, nullable: true })
  readonly amount?: AmountDto | null;
  @RecordField({ optional: true, max: 50, example: { carrier: 'post' } })
  readonly properties?: Readonly<Record<string, AttributeValue>>;
}

/** A batch of events. */
export class EventBatchDto {
  @UncheckedListField(() => ToldEventDto, { min: 1, max: BATCH_MAX })
  readonly events: readonly unknown[];
}

/** What is wrong with an item. */
export class ItemErrorDto {
  @TextField({ example: '/occurred_at', description: 'JSON pointer into the item.' })
  readonly pointer: string;
  @TextField({ example: 'instant' })
  readonly code: string;
  @TextField({ example: 'must be a time such as 2026-01-31T09:30:00Z' })
  readonly detail: string;
}

/** What became of one item of a batch. */
export class ItemResultDto {
  @TextField({ nullable: true, example: 'order-77', description: 'Your own id; null where the item has none.' })
  readonly id: string | null;
  @WordField(['created', 'duplicate', 'rejected'])
  readonly status: ItemResult['status'];
  @PublicIdField('evt', { nullable: true, description: 'null for a rejected item.' })
  readonly event_id: string | null;
  @ListField(() => ItemErrorDto, { max: 100, example: [], description: 'What is wrong with a rejected item.' })
  readonly errors: readonly ItemErrorDto[];
}

/** What became of a batch, item by item in its order. */
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
  @TextField({ example: 'order-77', description: "The caller's own id." })
  readonly source_id: string;
  @TextField(KIND)
  readonly kind: string;
  @TextField({ example: 'C-1042' })
  readonly external_id: string;
  @InstantField()
  readonly occurred_at: string;
  @ObjectField(() => AmountDto, { nullable: true })
  readonly amount: AmountDto | null;
  @RecordField({ max: 50, example: { carrier: 'post' } })
  readonly properties: Readonly<Record<string, AttributeValue>>;
  @InstantField({ description: 'When it was recorded.' })
  readonly created_at: string;
}

/** Which events of a customer are wanted. */
export class CustomerEventsQueryDto extends ListQueryDto {
  @TextField({ ...KIND, optional: true })
  readonly kind?: string;
}

/** The results of a batch for the wire. */
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

/** An event for the wire. */
export function toCustomerEventDto(event: CustomerEvent): CustomerEventDto {
  return {
    id: publicId('evt', event.id),
    source_id: event.sourceId,
    kind: event.kind,
    external_id: event.externalId,
    occurred_at: event.occurredAt.toISOString(),
    amount: event.amount && { value: event.amount.minor, currency: event.amount.currency },
    properties: event.properties,
    created_at: event.createdAt.toISOString(),
  };
}
