import {
  EntityTag,
  EnumField,
  IntegerField,
  ListField,
  ListQueryDto,
  PublicIdField,
  StringField,
  TimestampField,
} from '@hearback/http';
import { publicId } from '@hearback/kernel';
import type { EndpointContent } from '../../application/webhooks/change-webhook-endpoints.js';
import type { ListedEndpoint } from '../../application/webhooks/webhook-endpoint-store.js';
import { PUBLIC_EVENT_TYPES, type PublicEventType } from '../../domain/webhooks/public-event.js';
import {
  DISABLED_REASONS,
  ENDPOINT_STATUSES,
  type DisabledReason,
  type EndpointStatus,
} from '../../domain/webhooks/webhook-endpoint.js';

const URL_FIELD = {
  min: 1,
  max: 2_000,
  example: 'https://crm.lumenlamps.example/hearback',
  description: 'Where messages go by POST: https, on the internet, port 443 or 8443.',
};
const DESCRIPTION = { max: 200, example: 'Our CRM' };
const EVENT_TYPES = {
  max: 50,
  item: { values: [...PUBLIC_EVENT_TYPES] },
  example: ['response.submitted'],
  description: 'What it is told of. Empty: everything, also what is added later.',
};

/** The query of a list of receivers. */
export class WebhookEndpointsQueryDto extends ListQueryDto {}

/** A new receiver. */
export class CreateWebhookEndpointDto {
  @StringField(URL_FIELD) readonly url: string;
  @StringField({ ...DESCRIPTION, optional: true }) readonly description?: string;
  @ListField('string', { ...EVENT_TYPES, optional: true }) readonly event_types?: readonly PublicEventType[];
}

/** Changes of a receiver. */
export class ChangeWebhookEndpointDto {
  @StringField({ ...URL_FIELD, optional: true }) readonly url?: string;
  @StringField({ ...DESCRIPTION, optional: true }) readonly description?: string;
  @ListField('string', { ...EVENT_TYPES, optional: true }) readonly event_types?: readonly PublicEventType[];
}

/** A receiver of webhooks. */
export class WebhookEndpointDto {
  @PublicIdField('whe') readonly id: string;
  @StringField(URL_FIELD) readonly url: string;
  @StringField(DESCRIPTION) readonly description: string;
  @ListField('string', { ...EVENT_TYPES, item: {} }) readonly event_types: readonly string[];
  @EnumField(ENDPOINT_STATUSES, {
    description:
      '`paused` by staff: messages wait. `disabled` by the platform: nothing is stored for it until it is enabled.',
  })
  readonly status: EndpointStatus;
  @EnumField(DISABLED_REASONS, {
    nullable: true,
    description:
      '`gone`: it replied 410. `failing`: the last attempt of a message has failed, and none has succeeded since its first.',
  })
  readonly disabled_reason: DisabledReason | null;
  @TimestampField({ nullable: true, description: 'Since when attempts fail; null: the last one did not.' })
  readonly failing_since: string | null;
  @TimestampField({ nullable: true }) readonly last_success_at: string | null;
  @IntegerField({ min: 0, description: 'Messages of the last 7 days that were delivered, counted up to 100,000.' })
  readonly delivered: number;
  @IntegerField({ min: 0, description: 'Messages of which the last attempt has failed, counted up to 100,000.' })
  readonly failed: number;
  @IntegerField({
    nullable: true,
    example: 84,
    description: 'Half of the last 100 successful replies came within this time. Null without one.',
  })
  readonly median_milliseconds: number | null;
  @IntegerField({ min: 0, description: 'Messages that wait for an attempt.' }) readonly pending: number;
  @IntegerField({
    min: 0,
    description: 'Messages of the last 24 hours that were dropped, because an endpoint gets 10,000 an hour at most.',
  })
  readonly dropped: number;
  @EntityTag()
  @IntegerField({ min: 1, description: 'The `ETag` to send as `If-Match`.' })
  readonly revision: number;
  @TimestampField() readonly created_at: string;
}

const SECRET = {
  example: 'whsec_…',
  description: 'With which messages are signed, as Standard Webhooks say. Shown this once.',
};

/** A new receiver with its secret. */
export class CreatedWebhookEndpointDto extends WebhookEndpointDto {
  @StringField(SECRET) readonly secret: string;
}

/** A new secret of a receiver. */
export class WebhookEndpointSecretDto {
  @PublicIdField('whe') readonly id: string;
  @StringField(SECRET) readonly secret: string;
  @TimestampField({ description: 'Until then the secret before signs beside it.' })
  readonly previous_secret_until: string;
}

/** The content of a body, without what it leaves out. */
export function contentOf({
  url,
  description,
  event_types: eventTypes,
}: ChangeWebhookEndpointDto): Partial<EndpointContent> {
  return {
    ...(url !== undefined && { url }),
    ...(description !== undefined && { description }),
    ...(eventTypes !== undefined && { eventTypes: [...new Set(eventTypes)] }),
  };
}

/** The receiver as the API shows it. */
export function endpointToDto(endpoint: ListedEndpoint): WebhookEndpointDto {
  return {
    id: publicId('whe', endpoint.id),
    url: endpoint.url,
    description: endpoint.description,
    event_types: endpoint.eventTypes,
    status: endpoint.status,
    disabled_reason: endpoint.disabledReason,
    failing_since: endpoint.failingSince?.toISOString() ?? null,
    last_success_at: endpoint.lastSuccessAt?.toISOString() ?? null,
    delivered: endpoint.delivered,
    failed: endpoint.failed,
    median_milliseconds: endpoint.medianMilliseconds,
    pending: endpoint.pending,
    dropped: endpoint.dropped,
    revision: endpoint.revision,
    created_at: endpoint.createdAt.toISOString(),
  };
}
