import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  listOf,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Clock } from '@hearback/kernel';
import { notificationsErrors } from '../../application/notifications.errors.js';
import { ReplayWebhooks } from '../../application/webhooks/replay-webhooks.js';
import { WebhookEndpointStore } from '../../application/webhooks/webhook-endpoint-store.js';
import { WebhookLog, type ReplayRange } from '../../application/webhooks/webhook-log.js';
import {
  deliveryToDto,
  ReplayedWebhooksDto,
  ReplayWebhooksDto,
  TestWebhookDto,
  WebhookDeliveriesQueryDto,
  WebhookDeliveryDto,
} from './webhook-delivery.dto.js';

/** What was sent to receivers, and what is sent again. */
@Controller('v1')
export class WebhookDeliveriesController {
  constructor(
    private readonly endpoints: WebhookEndpointStore,
    private readonly log: WebhookLog,
    private readonly replayWebhooks: ReplayWebhooks,
    private readonly clock: Clock,
  ) {}

  @Get('webhook-endpoints/:webhook_endpoint_id/deliveries')
  @Allow('workspace:admin')
  @Route({
    id: 'listWebhookDeliveries',
    summary: 'List what was sent to a webhook endpoint, with all attempts',
    description: 'Of the last 30 days.',
    query: WebhookDeliveriesQueryDto,
    reply: listOf(WebhookDeliveryDto),
    problems: [404],
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
    @Query() query: WebhookDeliveriesQueryDto,
  ): Promise<ListReply<WebhookDeliveryDto>> {
    if ((await this.endpoints.find(tenantId, id, this.clock.now())) === undefined)
      throw notificationsErrors.error('webhook-endpoint-not-found');
    const scope = { webhook_endpoint_id: id };
    const page = await this.log.list(tenantId, id, query.status ?? null, pageRequest(query, scope));
    return pageReply(page, deliveryToDto, (delivery) => delivery, query, scope);
  }

  @Post('webhook-endpoints/:webhook_endpoint_id/test')
  @Allow('workspace:admin')
  @Route({
    id: 'testWebhookEndpoint',
    summary: 'Send a sample to a webhook endpoint',
    description: 'It is delivered and logged as any other message; GET /v1/webhook-deliveries/{id} says how it went.',
    status: 202,
    body: TestWebhookDto,
    reply: WebhookDeliveryDto,
    problems: [404, 409],
  })
  async test(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
    @Body() { type }: TestWebhookDto,
  ): Promise<WebhookDeliveryDto> {
    return deliveryToDto(await this.replayWebhooks.test(unit, id, type ?? 'response.submitted', caller));
  }

  @Post('webhook-endpoints/:webhook_endpoint_id/replay')
  @Allow('workspace:admin')
  @Route({
    id: 'replayWebhooks',
    summary: 'Send messages to a webhook endpoint again',
    description: 'Each message once, with the `webhook-id` that it had.',
    status: 202,
    body: ReplayWebhooksDto,
    reply: ReplayedWebhooksDto,
    problems: [404, 409, 422],
  })
  async replay(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
    @Body() body: ReplayWebhooksDto,
  ): Promise<ReplayedWebhooksDto> {
    return { messages: await this.replayWebhooks.range(unit, id, rangeOf(body, this.clock.now()), caller) };
  }

  @Get('webhook-deliveries/:webhook_delivery_id')
  @Allow('workspace:admin')
  @Route({
    id: 'getWebhookDelivery',
    summary: 'Get a delivery of a webhook with all attempts',
    reply: WebhookDeliveryDto,
    problems: [404],
  })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('webhook_delivery_id', 'whd') id: string,
  ): Promise<WebhookDeliveryDto> {
    const delivery = await this.log.find(tenantId, id);
    if (delivery === undefined) throw notificationsErrors.error('webhook-delivery-not-found');
    return deliveryToDto(delivery);
  }

  @Post('webhook-deliveries/:webhook_delivery_id/replay')
  @Allow('workspace:admin')
  @Route({
    id: 'replayWebhook',
    summary: 'Send a message again',
    description: 'A new delivery, with the `webhook-id` that the message had.',
    status: 202,
    reply: WebhookDeliveryDto,
    problems: [404, 409],
  })
  async replayOne(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_delivery_id', 'whd') id: string,
  ): Promise<WebhookDeliveryDto> {
    return deliveryToDto(await this.replayWebhooks.one(unit, id, caller));
  }
}

function rangeOf({ from, to, status }: ReplayWebhooksDto, now: Date): ReplayRange {
  const range = { from: new Date(from), to: to === undefined ? now : new Date(to), status: status ?? null };
  if (range.from < range.to) return range;
  throw notificationsErrors.error('empty-replay-range', undefined, {
    errors: [{ pointer: '/from', code: 'invalid-value', detail: 'must be before `to`' }],
  });
}
