import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { WebhookEndpointStore, type ListedEndpoint } from '../../application/webhooks/webhook-endpoint-store.js';
import type { WebhookEndpoint, WebhookSecret } from '../../domain/webhooks/webhook-endpoint.js';
import { WebhookSecrets, type SealedSecret } from './webhook-secrets.js';

const COLUMNS = `e.id, e.url, e.description, e.event_types as "eventTypes", e.status, e.disabled_reason as "disabledReason",
  e.failing_since as "failingSince", e.last_success_at as "lastSuccessAt", e.revision, e.created_at as "createdAt"`;

/** `$2`: now. */
const LISTED = `${COLUMNS},
  (select count(*)::int from notifications.webhook_delivery d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'pending') as pending,
  (select count(*)::int from (select from notifications.webhook_delivery d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'delivered'
      and d.created_at > $2::timestamptz - interval '7 days' limit 100000) counted) as delivered,
  (select count(*)::int from (select from notifications.webhook_delivery d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'failed' limit 100000) counted) as failed,
  (select percentile_disc(0.5) within group (order by recent.milliseconds) from (
    select a.milliseconds from notifications.webhook_delivery d
    join notifications.webhook_attempt a on a.tenant_id = d.tenant_id and a.delivery_id = d.id
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and a.outcome = 'delivered'
    order by d.created_at desc, d.id desc limit 100) recent) as "medianMilliseconds",
  (select count(*)::int from notifications.webhook_delivery d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'dropped'
      and d.created_at > $2::timestamptz - interval '24 hours') as dropped`;

type Row = WebhookEndpoint & Record<string, unknown>;
type ListedRow = ListedEndpoint & Record<string, unknown>;

/** `WebhookEndpointStore` in SQL. */
@Injectable()
export class SqlWebhookEndpointStore extends WebhookEndpointStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: WebhookSecrets,
  ) {
    super();
  }

  override async list(tenantId: string, now: Date, page: PageRequest): Promise<Page<ListedEndpoint>> {
    const parameters: unknown[] = [tenantId, now];
    const keys = keyset(page, ['e.created_at', 'e.id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ListedRow>(
        `select ${LISTED} from notifications.webhook_endpoint e
         where e.tenant_id = $1 and e.kind = 'webhook' and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows, page.limit);
  }

  override async find(tenantId: string, id: string, now: Date): Promise<ListedEndpoint | undefined> {
    const [row] = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ListedRow>(
        `select ${LISTED} from notifications.webhook_endpoint e where e.tenant_id = $1 and e.id = $3 and e.kind = 'webhook'`,
        [tenantId, now, id],
      ),
    );
    return row;
  }

  override async lockCount(tx: TenantTx): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('notifications.webhook-endpoints:' || $1, 0))`, [
      tx.tenantId,
    ]);
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from notifications.webhook_endpoint where tenant_id = $1 and kind = 'webhook'`,
      [tx.tenantId],
    );
    return row!.count;
  }

  override async lock(tx: TenantTx, id: string): Promise<WebhookEndpoint | undefined> {
    const [row] = await tx.query<Row>(
      `select ${COLUMNS} from notifications.webhook_endpoint e where e.tenant_id = $1 and e.id = $2 and e.kind = 'webhook' for update`,
      [tx.tenantId, id],
    );
    return row;
  }

  override async secretsOf(tx: TenantTx, id: string): Promise<readonly WebhookSecret[]> {
    const [row] = await tx.query<{ secrets: readonly SealedSecret[] }>(
      'select secrets from notifications.webhook_endpoint where tenant_id = $1 and id = $2',
      [tx.tenantId, id],
    );
    return this.secrets.open(row?.secrets ?? [], tx.tenantId, id);
  }

  override async save(tx: TenantTx, endpoint: WebhookEndpoint): Promise<void> {
    const { id, url, description, eventTypes, status, disabledReason, failingSince, lastSuccessAt } = endpoint;
    await tx.query(
      `insert into notifications.webhook_endpoint as e (tenant_id, id, url, description, event_types, secrets, status,
         disabled_reason, failing_since, last_success_at, revision, created_at)
       values ($1, $2, $3, $4, $5::text[], '[]', $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, id) do update set url = excluded.url, description = excluded.description,
         event_types = excluded.event_types, status = excluded.status, disabled_reason = excluded.disabled_reason,
         failing_since = excluded.failing_since, revision = excluded.revision`,
      [
        tx.tenantId,
        id,
        url,
        description,
        [...eventTypes],
        status,
        disabledReason,
        failingSince,
        lastSuccessAt,
        endpoint.revision,
        endpoint.createdAt,
      ],
    );
  }

  override async saveSecrets(tx: TenantTx, id: string, secrets: readonly WebhookSecret[]): Promise<void> {
    await tx.query('update notifications.webhook_endpoint set secrets = $3::jsonb where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
      JSON.stringify(this.secrets.seal(secrets, tx.tenantId, id)),
    ]);
  }

  override async remove(tx: TenantTx, id: string): Promise<void> {
    await tx.query('delete from notifications.webhook_endpoint where tenant_id = $1 and id = $2', [tx.tenantId, id]);
  }
}
