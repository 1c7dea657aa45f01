import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import {
  WebhookSending,
  type EndedAttempt,
  type SendingEndpoint,
  type StartedDelivery,
} from '../../application/webhooks/webhook-sending.js';
import type { DisabledReason } from '../../domain/webhooks/webhook-endpoint.js';
import { WebhookSecrets, type SealedSecret } from './webhook-secrets.js';

type Endpoint = Pick<SendingEndpoint, 'tenantId' | 'id'>;
type Row = Omit<SendingEndpoint, 'secrets'> & { readonly sealed: readonly SealedSecret[] } & Record<string, unknown>;

/** `WebhookSending` in SQL. */
@Injectable()
export class SqlWebhookSending extends WebhookSending {
  constructor(private readonly secrets: WebhookSecrets) {
    super();
  }

  override async lock(tx: BatchTx, tenantId: string, endpointId: string): Promise<SendingEndpoint | undefined> {
    const [row] = await tx.query<Row>(
      `select tenant_id as "tenantId", id, kind, url, status = 'active' as "isActive", failing_since is not null as "isFailing",
         leased_until as "leasedUntil", secrets as sealed
       from notifications.webhook_endpoint where tenant_id = $1 and id = $2 for update`,
      [tenantId, endpointId],
    );
    if (row === undefined) return undefined;
    const { sealed, ...endpoint } = row;
    return { ...endpoint, secrets: this.secrets.open(sealed, tenantId, endpointId) };
  }

  override async lease(tx: BatchTx, { tenantId, id }: Endpoint, until: Date | null): Promise<void> {
    await tx.query('update notifications.webhook_endpoint set leased_until = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      until,
    ]);
  }

  override async start(
    tx: BatchTx,
    { tenantId, id }: Endpoint,
    limit: number,
    at: Date,
  ): Promise<readonly StartedDelivery[]> {
    return tx.query<StartedDelivery & Record<string, unknown>>(
      `with due as (
         select d.id from notifications.webhook_delivery d
         join notifications.webhook_endpoint e on e.tenant_id = d.tenant_id and e.id = d.endpoint_id and e.status = 'active'
         where d.tenant_id = $1 and d.endpoint_id = $2 and d.status = 'pending' and d.due_at <= $3
         order by d.due_at, d.id limit $4),
       begun as (
         update notifications.webhook_delivery d set attempts = d.attempts + 1
         from due where d.tenant_id = $1 and d.id = due.id
         returning d.id, d.message_id, d.attempts),
       stored as (
         insert into notifications.webhook_attempt (tenant_id, delivery_id, number, started_at)
         select $1, id, attempts, $3 from begun)
       select b.id, b.message_id as "messageId", m.body, b.attempts as number
       from begun b join notifications.webhook_message m on m.tenant_id = $1 and m.id = b.message_id`,
      [tenantId, id, at, limit],
    );
  }

  override async end(tx: BatchTx, { tenantId, id }: Endpoint, attempts: readonly EndedAttempt[]): Promise<void> {
    await tx.query(
      `with ended as (
         select * from jsonb_to_recordset($2::jsonb) as a("deliveryId" uuid, number int, "endedAt" timestamptz, outcome text,
           problem text, status int, milliseconds int, reply text, "nextAt" timestamptz)),
       recorded as (
         update notifications.webhook_attempt a
         set ended_at = e."endedAt", outcome = e.outcome, problem = e.problem, status = e.status,
           milliseconds = e.milliseconds, reply = e.reply
         from ended e where a.tenant_id = $1 and a.delivery_id = e."deliveryId" and a.number = e.number)
       update notifications.webhook_delivery d
       set status = case when e.outcome = 'delivered' then 'delivered' when e."nextAt" is null then 'failed' else 'pending' end,
         due_at = coalesce(e."nextAt", d.due_at), finished_at = case when e."nextAt" is null then e."endedAt" end
       from ended e where d.tenant_id = $1 and d.id = e."deliveryId" and d.status = 'pending'`,
      [tenantId, JSON.stringify(attempts)],
    );
    const successAt = latest(attempts.filter(({ outcome }) => outcome === 'delivered'));
    const failedAt = latest(attempts.filter(({ outcome }) => outcome !== 'delivered'));
    await tx.query(
      `update notifications.webhook_endpoint
       set last_success_at = coalesce($3, last_success_at),
         failing_since = case when $4::timestamptz is null then null else coalesce(failing_since, $4) end
       where tenant_id = $1 and id = $2`,
      [tenantId, id, successAt, failedAt],
    );
  }

  override async disable(
    tx: BatchTx,
    { tenantId, id }: Endpoint,
    reason: DisabledReason,
    failed: readonly string[],
  ): Promise<number | undefined> {
    const [row] = await tx.query<{ revision: number }>(
      `update notifications.webhook_endpoint e set status = 'disabled', disabled_reason = $3, revision = e.revision + 1
       where e.tenant_id = $1 and e.id = $2 and e.status = 'active'
         and ($3 = 'gone' or coalesce(e.last_success_at, '-infinity') < (
           select max(first) from (
             select min(a.started_at) as first from notifications.webhook_attempt a
             where a.tenant_id = $1 and a.delivery_id = any ($4::uuid[]) group by a.delivery_id) as firsts))
       returning e.revision`,
      [tenantId, id, reason, [...failed]],
    );
    return row?.revision;
  }

  override async nextDue(tx: BatchTx, { tenantId, id }: Endpoint): Promise<Date | undefined> {
    const [row] = await tx.query<{ dueAt: Date | null }>(
      `select min(due_at) as "dueAt" from notifications.webhook_delivery
       where tenant_id = $1 and endpoint_id = $2 and status = 'pending'`,
      [tenantId, id],
    );
    return row?.dueAt ?? undefined;
  }
}

function latest(attempts: readonly EndedAttempt[]): Date | null {
  return attempts.map(({ endedAt }) => endedAt).toSorted((a, b) => b.getTime() - a.getTime())[0] ?? null;
}
