import { Body, Controller, Delete, Get, Patch, Post, Query } from '@nestjs/common';
import type { UnitOfWork } from '@hearback/database';
import {
  Allow,
  CurrentCaller,
  CurrentUnitOfWork,
  IfMatch,
  listOf,
  noContent,
  pageReply,
  pageRequest,
  PublicIdParam,
  Route,
  type Caller,
  type ListReply,
} from '@hearback/http';
import { Clock, publicId } from '@hearback/kernel';
import { ChangeWebhookEndpoints } from '../../application/webhooks/change-webhook-endpoints.js';
import { WebhookEndpointStore, type ListedEndpoint } from '../../application/webhooks/webhook-endpoint-store.js';
import { notificationsErrors } from '../../application/notifications.errors.js';
import { OVERLAP, type WebhookEndpoint } from '../../domain/webhooks/webhook-endpoint.js';
import {
  ChangeWebhookEndpointDto,
  contentOf,
  CreatedWebhookEndpointDto,
  CreateWebhookEndpointDto,
  endpointToDto,
  WebhookEndpointDto,
  WebhookEndpointSecretDto,
  WebhookEndpointsQueryDto,
} from './webhook-endpoint.dto.js';

/** What the log says of a receiver that was told of nothing yet. */
const NOTHING_SENT = { delivered: 0, failed: 0, medianMilliseconds: null, pending: 0, dropped: 0 } as const;

/** Who is told of what happens. */
@Controller('v1/webhook-endpoints')
export class WebhookEndpointsController {
  constructor(
    private readonly endpoints: WebhookEndpointStore,
    private readonly changeEndpoints: ChangeWebhookEndpoints,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('workspace:admin')
  @Route({
    id: 'listWebhookEndpoints',
    summary: 'List webhook endpoints',
    query: WebhookEndpointsQueryDto,
    reply: listOf(WebhookEndpointDto),
  })
  async list(
    @CurrentCaller() { tenantId }: Caller,
    @Query() query: WebhookEndpointsQueryDto,
  ): Promise<ListReply<WebhookEndpointDto>> {
    const page = await this.endpoints.list(tenantId, this.clock.now(), pageRequest(query));
    return pageReply(page, endpointToDto, (endpoint) => endpoint, query);
  }

  @Post()
  @Allow('workspace:admin')
  @Route({
    id: 'createWebhookEndpoint',
    summary: 'Have a program told of what happens',
    description:
      'Messages are signed and sent as Standard Webhooks say: each at least once, in any order, with attempts over three days. The secret is shown this once. A workspace has at most 20.',
    status: 201,
    body: CreateWebhookEndpointDto,
    reply: CreatedWebhookEndpointDto,
    problems: [409, 422],
  })
  async create(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @Body() body: CreateWebhookEndpointDto,
  ): Promise<CreatedWebhookEndpointDto> {
    const content = { description: '', eventTypes: [], ...contentOf(body), url: body.url };
    const { endpoint, secret } = await this.changeEndpoints.create(unit, content, caller);
    return { ...endpointToDto({ ...endpoint, ...NOTHING_SENT }), secret };
  }

  @Get(':webhook_endpoint_id')
  @Allow('workspace:admin')
  @Route({ id: 'getWebhookEndpoint', summary: 'Get a webhook endpoint', reply: WebhookEndpointDto, problems: [404] })
  async get(
    @CurrentCaller() { tenantId }: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
  ): Promise<WebhookEndpointDto> {
    return endpointToDto(found(await this.endpoints.find(tenantId, id, this.clock.now())));
  }

  @Patch(':webhook_endpoint_id')
  @Allow('workspace:admin')
  @Route({
    id: 'changeWebhookEndpoint',
    summary: 'Change a webhook endpoint',
    body: ChangeWebhookEndpointDto,
    reply: WebhookEndpointDto,
    problems: [404, 412, 422, 428],
  })
  async change(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
    @IfMatch() revision: number,
    @Body() body: ChangeWebhookEndpointDto,
  ): Promise<WebhookEndpointDto> {
    return this.#shown(caller, await this.changeEndpoints.change(unit, id, contentOf(body), revision, caller));
  }

  @Delete(':webhook_endpoint_id')
  @Allow('workspace:admin')
  @Route({
    id: 'deleteWebhookEndpoint',
    summary: 'Delete a webhook endpoint with its log',
    reply: noContent,
    problems: [404],
  })
  async remove(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
  ): Promise<void> {
    await this.changeEndpoints.remove(unit, id, caller);
  }

  @Post(':webhook_endpoint_id/pause')
  @Allow('workspace:admin')
  @Route({
    id: 'pauseWebhookEndpoint',
    summary: 'Send nothing to a webhook endpoint until it is enabled again',
    description: 'Messages wait. One that is not active stays as it is.',
    status: 200,
    reply: WebhookEndpointDto,
    problems: [404],
  })
  async pause(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
  ): Promise<WebhookEndpointDto> {
    return this.#shown(caller, await this.changeEndpoints.pause(unit, id, caller));
  }

  @Post(':webhook_endpoint_id/enable')
  @Allow('workspace:admin')
  @Route({
    id: 'enableWebhookEndpoint',
    summary: 'Send to a paused or disabled webhook endpoint again',
    description:
      'What waits is sent. What happened while it was disabled is not; GET /v1/responses and others list it.',
    status: 200,
    reply: WebhookEndpointDto,
    problems: [404],
  })
  async enable(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
  ): Promise<WebhookEndpointDto> {
    return this.#shown(caller, await this.changeEndpoints.enable(unit, id, caller));
  }

  @Post(':webhook_endpoint_id/secret')
  @Allow('workspace:admin')
  @Route({
    id: 'createWebhookEndpointSecret',
    summary: 'Create a new secret of a webhook endpoint',
    description: 'It is shown this once. The one before signs beside it for a day, and earlier ones no more.',
    status: 201,
    reply: WebhookEndpointSecretDto,
    problems: [404],
  })
  async secret(
    @CurrentUnitOfWork() unit: UnitOfWork,
    @CurrentCaller() caller: Caller,
    @PublicIdParam('webhook_endpoint_id', 'whe') id: string,
  ): Promise<WebhookEndpointSecretDto> {
    const { secret } = await this.changeEndpoints.rotate(unit, id, caller);
    const until = new Date(this.clock.now().getTime() + OVERLAP);
    return { id: publicId('whe', id), secret, previous_secret_until: until.toISOString() };
  }

  async #shown({ tenantId }: Caller, changed: WebhookEndpoint): Promise<WebhookEndpointDto> {
    const listed = await this.endpoints.find(tenantId, changed.id, this.clock.now());
    return endpointToDto({ ...NOTHING_SENT, ...listed, ...changed } satisfies ListedEndpoint);
  }
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw notificationsErrors.error('webhook-endpoint-not-found');
  return value;
}
