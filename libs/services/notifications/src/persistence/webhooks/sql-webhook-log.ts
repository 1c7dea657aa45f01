import { Injectable } from '@nestjs/common';
import { BatchDatabase, keyset, TenantDatabase, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { WebhookLog, type ReplayRange } from '../../application/webhooks/webhook-log.js';
import type { DeliveryStatus, WebhookAttempt, WebhookDelivery } from '../../domain/webhooks/webhook-delivery.js';

/** In one statement, so that a delivery and its attempts are of one moment. */
const DELIVERY = `d.id, d.endpoint_id as "endpointId", d.message_id as "messageId", m.type, m.body, d.status,
  case when d.status = 'pending' then d.due_at end as "dueAt", d.created_at as "createdAt", d.finished_at as "finishedAt",
  coalesce((select jsonb_agg(jsonb_build_object('number', a.number, 'startedAt', a.started_at, 'endedAt', a.ended_at,
      'outcome', a.outcome, 'problem', a.problem, 'status', a.status, 'milliseconds', a.milliseconds, 'reply', a.reply)
      order by a.number)
    from notifications.webhook_attempt a where a.tenant_id = d.tenant_id and a.delivery_id = d.id), '[]') as attempts
  from notifications.webhook_delivery d
  join notifications.webhook_message m on m.tenant_id = d.tenant_id and m.id = d.message_id`;

type AttemptRow = Omit<WebhookAttempt, 'startedAt' | 'endedAt'> & {
  readonly startedAt: string;
  readonly endedAt: string | null;
};
type Row = Omit<WebhookDelivery, 'attempts'> & { readonly attempts: readonly AttemptRow[] } & Record<string, unknown>;

/** `WebhookLog` in SQL. */
@Injectable()
export class SqlWebhookLog extends WebhookLog {
  constructor(
    private readonly database: TenantDatabase,
    private readonly batch: BatchDatabase,
  ) {
    super();
  }

  override async list(
    tenantId: string,
    endpointId: string,
    status: DeliveryStatus | null,
    page: PageRequest,
  ): Promise<Page<WebhookDelivery>> {
    const parameters: unknown[] = [tenantId, endpointId, status];
    const keys = keyset(page, ['d.created_at', 'd.id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<Row>(
        `select ${DELIVERY}
         where d.tenant_id = $1 and d.endpoint_id = $2 and ($3::text is null or d.status = $3)
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(fromRow), page.limit);
  }

  override find(tenantId: string, deliveryId: string): Promise<WebhookDelivery | undefined> {
    return this.database.withTenant(tenantId, (tx) => this.read(tx, deliveryId));
  }

  override async read(tx: TenantTx, deliveryId: string): Promise<WebhookDelivery | undefined> {
    const rows = await tx.query<Row>(`select ${DELIVERY} where d.tenant_id = $1 and d.id = $2`, [
      tx.tenantId,
      deliveryId,
    ]);
    return rows.map(fromRow)[0];
  }

  override async messagesIn(
    tx: TenantTx,
    endpointId: string,
    { from, to, status }: ReplayRange,
    limit: number,
  ): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      `select message_id as id from notifications.webhook_delivery
       where tenant_id = $1 and endpoint_id = $2 and created_at >= $3 and created_at < $4
         and status <> 'pending' and ($5::text is null or status = $5)
       group by message_id order by min(created_at), message_id limit $6`,
      [tx.tenantId, endpointId, from, to, status, limit],
    );
    return rows.map(({ id }) => id);
  }

  override deleteBefore(tenantId: string, before: Date): Promise<boolean> {
    return this.batch.withTenants([tenantId], async (tx) => {
      await tx.query('delete from notifications.webhook_message where tenant_id = $1 and created_at < $2', [
        tenantId,
        before,
      ]);
      const [row] = await tx.query<{ left: boolean }>(
        `select exists (select from notifications.webhook_message where tenant_id = $1)
           or exists (select from notifications.webhook_endpoint where tenant_id = $1) as left`,
        [tenantId],
      );
      return row!.left;
    });
  }
}

function fromRow({ attempts, ...row }: Row): WebhookDelivery {
  const timeOf = (text: string | null) => (text === null ? null : new Date(text));
  return {
    ...row,
    attempts: attempts.map((attempt) => ({
      ...attempt,
      startedAt: new Date(attempt.startedAt),
      endedAt: timeOf(attempt.endedAt),
    })),
  };
}
