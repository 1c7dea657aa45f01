import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { ChatDigestStore, type CountedEvent } from '../../application/chat/chat-digest.js';
import { DIGEST_KINDS, type DigestCounts, type DigestKind } from '../../domain/chat/chat-digest.js';
import type { ChatTarget } from '../../domain/chat/chat-target.js';

/** `ChatDigestStore` in SQL. */
@Injectable()
export class SqlChatDigestStore extends ChatDigestStore {
  override async add(tx: BatchTx, events: readonly CountedEvent[]): Promise<void> {
    if (events.length === 0) return;
    await tx.query(
      `insert into notifications.chat_digest_event (tenant_id, event_id, kind, occurred_at)
       select c."tenantId", c."eventId", c.kind, c."occurredAt"
       from jsonb_to_recordset($1::jsonb) as c("tenantId" uuid, "eventId" uuid, kind text, "occurredAt" timestamptz)
       where exists (select from notifications.webhook_endpoint e where e.tenant_id = c."tenantId" and e.digest <> 'never')
       order by c."tenantId", c."eventId" on conflict do nothing`,
      [JSON.stringify(events)],
    );
  }

  override async count(tx: BatchTx, tenantId: string, from: Date, to: Date): Promise<DigestCounts> {
    const rows = await tx.query<{ kind: DigestKind; count: number }>(
      `select kind, count(*)::int as count from notifications.chat_digest_event
       where tenant_id = $1 and occurred_at >= $2 and occurred_at < $3 group by kind`,
      [tenantId, from, to],
    );
    const found = new Map(rows.map(({ kind, count }) => [kind, count]));
    return Object.fromEntries(DIGEST_KINDS.map((kind) => [kind, found.get(kind) ?? 0])) as Record<DigestKind, number>;
  }

  override async targetsOf(tx: BatchTx, tenantId: string): Promise<readonly Pick<ChatTarget, 'id' | 'digest'>[]> {
    return tx.query<Pick<ChatTarget, 'id' | 'digest'> & Record<string, unknown>>(
      `select id, digest from notifications.webhook_endpoint where tenant_id = $1 and digest <> 'never' order by id`,
      [tenantId],
    );
  }

  override async counted(
    tx: BatchTx,
    { tenantId, id }: { readonly tenantId: string; readonly id: string },
    until: Date,
    before: Date,
  ): Promise<void> {
    await tx.query('update notifications.webhook_endpoint set digest_until = $3 where tenant_id = $1 and id = $2', [
      tenantId,
      id,
      until,
    ]);
    await tx.query('delete from notifications.chat_digest_event where tenant_id = $1 and occurred_at < $2', [
      tenantId,
      before,
    ]);
  }
}
