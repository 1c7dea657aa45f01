import type { Provider, Type } from '@nestjs/common';
import { SafeFetch } from '@hearback/safe-fetch';
import { ChangeWebhookEndpoints } from './application/webhooks/change-webhook-endpoints.js';
import { DisableEndpoint } from './application/webhooks/disable-endpoint.js';
import { PublishPublicEvents } from './application/webhooks/publish-public-events.js';
import { ReplayWebhooks } from './application/webhooks/replay-webhooks.js';
import { SendWebhookNotice } from './application/webhooks/send-webhook-notice.js';
import { SendWebhooks } from './application/webhooks/send-webhooks.js';
import { StoreDeliveries } from './application/webhooks/store-deliveries.js';
import { WebhookAudit } from './application/webhooks/webhook-audit.js';
import { WebhookEndpointStore } from './application/webhooks/webhook-endpoint-store.js';
import { WebhookLog } from './application/webhooks/webhook-log.js';
import { WebhookMailWriter, WebhookNotices } from './application/webhooks/webhook-notice.js';
import { WebhookOutbox, WebhookRuns } from './application/webhooks/webhook-outbox.js';
import { WebhookRequests } from './application/webhooks/webhook-requests.js';
import { WebhookSending } from './application/webhooks/webhook-sending.js';
import { JobWebhookRuns } from './events/webhooks/job-webhook-runs.js';
import { MergesConsumer } from './events/webhooks/merges.consumer.js';
import { WebhookFeed } from './events/webhooks/webhook-feed.js';
import { JobWebhookNotices, WebhookNoticesWorker } from './events/webhooks/webhook-notices.worker.js';
import { WebhooksWorker } from './events/webhooks/webhooks.worker.js';
import { WebhookDeliveriesController } from './http/webhooks/webhook-deliveries.controller.js';
import { WebhookEndpointsController } from './http/webhooks/webhook-endpoints.controller.js';
import { SqlWebhookEndpointStore } from './persistence/webhooks/sql-webhook-endpoint-store.js';
import { SqlWebhookLog } from './persistence/webhooks/sql-webhook-log.js';
import { SqlWebhookOutbox } from './persistence/webhooks/sql-webhook-outbox.js';
import { SqlWebhookSending } from './persistence/webhooks/sql-webhook-sending.js';
import { WebhookSecrets } from './persistence/webhooks/webhook-secrets.js';
import { LiquidWebhookMailWriter } from './mail/liquid-webhook-mail-writer.js';
import { NotificationsConfig } from './notifications.config.js';

/** Routes about receivers of webhooks. */
export const WEBHOOK_CONTROLLERS: readonly Type[] = [WebhookEndpointsController, WebhookDeliveriesController];

/** Webhooks: their receivers, their queue, and the log. */
export const WEBHOOK_PROVIDERS: readonly Provider[] = [
  {
    provide: SafeFetch,
    inject: [NotificationsConfig],
    useFactory: ({ webhookHosts }: NotificationsConfig) => new SafeFetch({ allowed: webhookHosts?.split(',') ?? [] }),
  },
  ChangeWebhookEndpoints,
  DisableEndpoint,
  PublishPublicEvents,
  ReplayWebhooks,
  SendWebhooks,
  StoreDeliveries,
  SendWebhookNotice,
  WebhookAudit,
  WebhookRequests,
  WebhookFeed,
  MergesConsumer,
  WebhooksWorker,
  WebhookNoticesWorker,
  WebhookSecrets,
  { provide: WebhookRuns, useClass: JobWebhookRuns },
  { provide: WebhookNotices, useClass: JobWebhookNotices },
  { provide: WebhookMailWriter, useClass: LiquidWebhookMailWriter },
  { provide: WebhookEndpointStore, useClass: SqlWebhookEndpointStore },
  { provide: WebhookLog, useClass: SqlWebhookLog },
  { provide: WebhookOutbox, useClass: SqlWebhookOutbox },
  { provide: WebhookSending, useClass: SqlWebhookSending },
];
