import {
  EnumField,
  IntegerField,
  JsonField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import { PUBLIC_EVENT_TYPES, type PublicEventType } from '../../domain/webhooks/public-event.js';
import {
  DELIVERY_STATUSES,
  type DeliveryStatus,
  type WebhookAttempt,
  type WebhookDelivery,
} from '../../domain/webhooks/webhook-delivery.js';

const OUTCOMES = ['delivered', 'failed', 'gone'] as const;

/** The query of the log of a receiver. */
export class WebhookDeliveriesQueryDto extends ListQueryDto {
  @EnumField(DELIVERY_STATUSES, { optional: true, example: 'failed' })
  readonly status?: DeliveryStatus;
}

/** Body of a test. */
export class TestWebhookDto {
  @EnumField(PUBLIC_EVENT_TYPES, { optional: true, description: 'Default: `response.submitted`.' })
  readonly type?: PublicEventType;
}

/** Which messages are sent again. */
export class ReplayWebhooksDto {
  @TimestampField({ description: 'Of messages that were stored at this time or later.' }) readonly from: string;
  @TimestampField({ optional: true, description: 'And before this time. Default: now.', outOfSample: true })
  readonly to?: string;
  @EnumField(DELIVERY_STATUSES, {
    optional: true,
    example: 'failed',
    description: 'Of those with this status. Default: of all that wait for no attempt.',
  })
  readonly status?: DeliveryStatus;
}

/** How many messages are sent again. */
export class ReplayedWebhooksDto {
  @IntegerField({ min: 0, max: 10_000, description: 'The oldest 10,000 of the range at most.' })
  readonly messages: number;
}

/** An attempt to deliver a message. */
export class WebhookAttemptDto {
  @IntegerField({ min: 1 }) readonly number: number;
  @TimestampField() readonly started_at: string;
  @TimestampField({ nullable: true }) readonly ended_at: string | null;
  @EnumField(OUTCOMES, {
    nullable: true,
    description:
      '`delivered`: a reply of 2xx; `gone`: 410. Null: it is being made, or the process ended during it and the message may have arrived.',
  })
  readonly outcome: (typeof OUTCOMES)[number] | null;
  @StringField({
    nullable: true,
    example: 'timeout',
    description:
      'Why there was no reply: `timeout`, `connection`, `unresolved`, `not-public` and other defects of the address, `no-secret`.',
  })
  readonly problem: string | null;
  @IntegerField({ nullable: true, example: 200, description: 'HTTP status of the reply.' })
  readonly status: number | null;
  @IntegerField({ nullable: true, example: 84 }) readonly milliseconds: number | null;
  @StringField({ nullable: true, max: 1_024, example: 'ok', description: 'The beginning of the reply.' })
  readonly reply: string | null;
}

/** A message for a receiver, and what became of it. */
export class WebhookDeliveryDto {
  @PublicIdField('whd') readonly id: string;
  @PublicIdField('whe') readonly webhook_endpoint_id: string;
  @PublicIdField('whm', { description: 'Sent as `webhook-id`: the same in all attempts and replays.' })
  readonly message_id: string;
  @StringField({ example: 'response.submitted' }) readonly type: string;
  @JsonField({ description: 'What is sent.' }) readonly payload: object;
  @EnumField(DELIVERY_STATUSES, { description: '`dropped`: the endpoint had 10,000 messages in an hour.' })
  readonly status: DeliveryStatus;
  @TimestampField({ nullable: true, description: 'When the next attempt is due.' })
  readonly next_attempt_at: string | null;
  @TimestampField() readonly created_at: string;
  @TimestampField({ nullable: true }) readonly finished_at: string | null;
  @ListField(() => WebhookAttemptDto, { max: 100, description: 'Oldest first.' })
  readonly attempts: readonly WebhookAttemptDto[];
}

/** The delivery as the API shows it. */
export function deliveryToDto(delivery: WebhookDelivery): WebhookDeliveryDto {
  return {
    id: publicId('whd', delivery.id),
    webhook_endpoint_id: publicId('whe', delivery.endpointId),
    message_id: publicId('whm', delivery.messageId),
    type: delivery.type,
    payload: JSON.parse(delivery.body) as object,
    status: delivery.status,
    next_attempt_at: delivery.dueAt?.toISOString() ?? null,
    created_at: delivery.createdAt.toISOString(),
    finished_at: delivery.finishedAt?.toISOString() ?? null,
    attempts: delivery.attempts.map(attemptToDto),
  };
}

function attemptToDto(attempt: WebhookAttempt): WebhookAttemptDto {
  const { number, startedAt, endedAt, outcome, problem, status, milliseconds, reply } = attempt;
  return {
    number,
    started_at: startedAt.toISOString(),
    ended_at: endedAt?.toISOString() ?? null,
    outcome,
    problem,
    status,
    milliseconds,
    reply,
  };
}
