import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import {
  WebhookOutbox,
  type NewDelivery,
  type NewMessage,
  type Receiver,
} from '../../application/webhooks/webhook-outbox.js';
import { HOURLY_CEILING } from '../../domain/webhooks/webhook-endpoint.js';

/** `WebhookOutbox` in SQL. */
@Injectable()
export class SqlWebhookOutbox extends WebhookOutbox {
  override async receivers(tx: Tx, tenantIds: readonly string[], at: Date): Promise<readonly Receiver[]> {
    return tx.query<Receiver & Record<string, unknown>>(
      `select e.tenant_id as "tenantId", e.id, e.event_types as "eventTypes", e.status = 'paused' as "isPaused",
         e.leased_until as "leasedUntil", e.failing_since is not null as "isFailing",
         (select count(*)::int from (
           select from notifications.webhook_delivery d
           where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status <> 'dropped'
             and d.created_at > $2::timestamptz - interval '1 hour'
           limit ${HOURLY_CEILING}) counted) as recent
       from notifications.webhook_endpoint e
       where e.tenant_id = any ($1::uuid[]) and e.status <> 'disabled' and e.kind = 'webhook'
       order by e.tenant_id, e.id for share of e`,
      [[...tenantIds], at],
    );
  }

  override async add(
    tx: Tx,
    messages: readonly NewMessage[],
    deliveries: readonly NewDelivery[],
    at: Date,
  ): Promise<ReadonlySet<string>> {
    await tx.query(
      `insert into notifications.webhook_message (tenant_id, id, event_id, type, body, created_at)
       select m."tenantId", m.id, m."eventId", m.type, m.body, $2
       from jsonb_to_recordset($1::jsonb) as m("tenantId" uuid, id uuid, "eventId" uuid, type text, body text)
       order by m."tenantId", m.id on conflict do nothing`,
      [JSON.stringify(messages), at],
    );
    const added = await tx.query<{ id: string }>(
      `insert into notifications.webhook_delivery (tenant_id, id, endpoint_id, message_id, status, attempts, due_at, created_at, finished_at)
       select d."tenantId", d.id, d."endpointId", d."messageId", d.status, 0, $2, $2,
         case when d.status = 'dropped' then $2::timestamptz end
       from jsonb_to_recordset($1::jsonb) as d("tenantId" uuid, id uuid, "endpointId" uuid, "messageId" uuid, status text)
       order by d."tenantId", d.id on conflict do nothing returning id`,
      [JSON.stringify(deliveries), at],
    );
    return new Set(added.map(({ id }) => id));
  }
}
