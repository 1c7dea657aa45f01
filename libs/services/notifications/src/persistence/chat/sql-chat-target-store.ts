import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type TenantTx, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { ChatTargetStore, type ChatReceiver, type ListedChatTarget } from '../../application/chat/chat-target-store.js';
import type { ChatTarget } from '../../domain/chat/chat-target.js';
import { WebhookSecrets } from '../webhooks/webhook-secrets.js';

/** A chat is a row of `webhook_endpoint`: its name is the description, its address the secret. */
const COLUMNS = `e.id, e.kind, e.description as name, e.url as origin, e.digest, e.status, e.disabled_reason as "disabledReason",
  e.failing_since as "failingSince", e.last_success_at as "lastSuccessAt", e.revision, e.created_at as "createdAt"`;

const LISTED = `${COLUMNS},
  (select count(*)::int from notifications.webhook_delivery d
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id and d.status = 'pending') as pending,
  (select jsonb_build_object('at', a.started_at, 'outcome', a.outcome, 'problem', a.problem, 'status', a.status)
    from notifications.webhook_delivery d
    join notifications.webhook_attempt a on a.tenant_id = d.tenant_id and a.delivery_id = d.id
    where d.tenant_id = e.tenant_id and d.endpoint_id = e.id
    order by d.created_at desc, d.id desc, a.number desc limit 1) as "lastAttempt"`;

type Row = ChatTarget & Record<string, unknown>;
type ListedRow = Omit<ListedChatTarget, 'lastAttempt'> & {
  readonly lastAttempt: (Omit<NonNullable<ListedChatTarget['lastAttempt']>, 'at'> & { readonly at: string }) | null;
} & Record<string, unknown>;

/** `ChatTargetStore` in SQL. */
@Injectable()
export class SqlChatTargetStore extends ChatTargetStore {
  constructor(
    private readonly database: TenantDatabase,
    private readonly secrets: WebhookSecrets,
  ) {
    super();
  }

  override async list(tenantId: string, page: PageRequest): Promise<Page<ListedChatTarget>> {
    const parameters: unknown[] = [tenantId];
    const keys = keyset(page, ['e.created_at', 'e.id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ListedRow>(
        `select ${LISTED} from notifications.webhook_endpoint e
         where e.tenant_id = $1 and e.kind <> 'webhook' and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows.map(fromRow), page.limit);
  }

  override async find(tenantId: string, id: string): Promise<ListedChatTarget | undefined> {
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<ListedRow>(
        `select ${LISTED} from notifications.webhook_endpoint e
         where e.tenant_id = $1 and e.id = $2 and e.kind <> 'webhook'`,
        [tenantId, id],
      ),
    );
    return rows.map(fromRow)[0];
  }

  override async lockCount(tx: TenantTx): Promise<number> {
    await tx.query(`select pg_advisory_xact_lock(hashtextextended('notifications.chat-targets:' || $1, 0))`, [
      tx.tenantId,
    ]);
    const [row] = await tx.query<{ count: number }>(
      `select count(*)::int as count from notifications.webhook_endpoint where tenant_id = $1 and kind <> 'webhook'`,
      [tx.tenantId],
    );
    return row!.count;
  }

  override async lock(tx: TenantTx, id: string): Promise<ChatTarget | undefined> {
    const [row] = await tx.query<Row>(
      `select ${COLUMNS} from notifications.webhook_endpoint e
       where e.tenant_id = $1 and e.id = $2 and e.kind <> 'webhook' for update`,
      [tx.tenantId, id],
    );
    return row;
  }

  override async save(tx: TenantTx, target: ChatTarget, address?: string): Promise<void> {
    const { id, kind, name, origin, digest, status, disabledReason, failingSince, revision, createdAt } = target;
    const secret = address === undefined ? [] : [{ secret: address, until: null }];
    const sealed = this.secrets.seal(secret, tx.tenantId, id);
    await tx.query(
      `insert into notifications.webhook_endpoint as e (tenant_id, id, kind, url, description, event_types, secrets, digest,
         status, disabled_reason, failing_since, revision, created_at)
       values ($1, $2, $3, $4, $5, '{}', $6::jsonb, $7, $8, $9, $10, $11, $12)
       on conflict (tenant_id, id) do update set url = excluded.url, description = excluded.description,
         secrets = case when $13 then excluded.secrets else e.secrets end, digest = excluded.digest,
         digest_until = case when excluded.digest = e.digest then e.digest_until end, status = excluded.status,
         disabled_reason = excluded.disabled_reason, failing_since = excluded.failing_since, revision = excluded.revision`,
      [
        tx.tenantId,
        id,
        kind,
        origin,
        name,
        JSON.stringify(sealed),
        digest,
        status,
        disabledReason,
        failingSince,
        revision,
        createdAt,
        address !== undefined,
      ],
    );
  }

  override async remove(tx: TenantTx, id: string): Promise<void> {
    await tx.query(
      `delete from notifications.webhook_endpoint where tenant_id = $1 and id = $2 and kind <> 'webhook'`,
      [tx.tenantId, id],
    );
  }

  override async receivers(
    tx: Tx,
    wanted: readonly { readonly tenantId: string; readonly id: string }[],
  ): Promise<readonly ChatReceiver[]> {
    if (wanted.length === 0) return [];
    return tx.query<ChatReceiver & Record<string, unknown>>(
      `select e.tenant_id as "tenantId", e.id, e.kind, e.status, e.failing_since is not null as "isFailing",
         e.leased_until as "leasedUntil", e.digest, e.digest_until as "digestUntil"
       from notifications.webhook_endpoint e
       where (e.tenant_id, e.id) in (select w."tenantId", w.id from jsonb_to_recordset($1::jsonb) as w("tenantId" uuid, id uuid))
         and e.kind <> 'webhook'
       order by e.tenant_id, e.id for share of e`,
      [JSON.stringify(wanted.map(({ tenantId, id }) => ({ tenantId, id })))],
    );
  }
}

function fromRow({ lastAttempt, ...row }: ListedRow): ListedChatTarget {
  return { ...row, lastAttempt: lastAttempt === null ? null : { ...lastAttempt, at: new Date(lastAttempt.at) } };
}
