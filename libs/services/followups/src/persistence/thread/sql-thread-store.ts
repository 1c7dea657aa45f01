import { Injectable } from '@nestjs/common';
import { keyset, PreTenantLookup, TenantDatabase, type Row, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { MAX_MESSAGES, ThreadStore, type OutChange, type TaskAddress } from '../../application/thread/thread-store.js';
import type { InMessage, OutMessage, ThreadMessage } from '../../domain/thread/thread-message.js';
import {
  MESSAGE_COLUMNS,
  messageFromRow,
  messageToRow,
  outFromRow,
  type ThreadMessageRow,
} from './thread-message.row.js';

type MessageRow = ThreadMessageRow & Row;

const COLUMN_OF = {
  state: 'state',
  releasedAt: 'released_at',
  deliveredAt: 'delivered_at',
  failure: 'failure',
  mailMessageId: 'mail_message_id',
  text: 'text',
} as const satisfies Record<keyof OutChange, string>;

/** `ThreadStore` in SQL. */
@Injectable()
export class SqlThreadStore extends ThreadStore {
  constructor(
    private readonly lookup: PreTenantLookup,
    private readonly database: TenantDatabase,
  ) {
    super();
  }

  override addOut(tx: Tx, tenantId: string, message: OutMessage): Promise<boolean> {
    return add(tx, tenantId, message);
  }

  override addIn(tx: Tx, tenantId: string, message: InMessage): Promise<boolean> {
    return add(tx, tenantId, message);
  }

  override async lockOut(tx: Tx, tenantId: string, id: string): Promise<OutMessage | undefined> {
    const [row] = await tx.query<MessageRow>(
      `select ${MESSAGE_COLUMNS} from followups.thread_message
       where tenant_id = $1 and id = $2 and direction = 'out' for update`,
      [tenantId, id],
    );
    return row && outFromRow(row);
  }

  override async changeOut(tx: Tx, tenantId: string, id: string, change: OutChange): Promise<void> {
    const members = Object.entries(change) as [keyof OutChange, unknown][];
    const sets = members.map(([name], n) => `${COLUMN_OF[name]} = $${n + 3}`).join(', ');
    await tx.query(`update followups.thread_message set ${sets} where tenant_id = $1 and id = $2`, [
      tenantId,
      id,
      ...members.map(([, value]) => value),
    ]);
  }

  override async ofTask(tx: Tx, tenantId: string, taskId: string): Promise<readonly ThreadMessage[]> {
    const rows = await tx.query<MessageRow>(
      `select * from (
         select ${MESSAGE_COLUMNS} from followups.thread_message
         where tenant_id = $1 and task_id = $2 order by created_at desc, id desc limit $3
       ) newest order by created_at, id`,
      [tenantId, taskId, MAX_MESSAGES],
    );
    return rows.map(messageFromRow);
  }

  override all(tenantId: string, page: PageRequest): Promise<Page<ThreadMessage>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId];
      const keys = keyset(page, ['created_at', 'id'], parameters);
      const rows = await tx.query<MessageRow>(
        `select ${MESSAGE_COLUMNS} from followups.thread_message
         where tenant_id = $1 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(messageFromRow), page.limit);
    });
  }

  override async lastPersonAt(tx: Tx, tenantId: string, customerExternalId: string): Promise<Date | null> {
    const [row] = await tx.query<{ at: Date | null }>(
      `select max(released_at) as at from followups.thread_message
       where tenant_id = $1 and customer_external_id = any (followups.same_customer($1, $2)) and direction = 'out' and writer = 'person'
         and state in ('released', 'delivered')`,
      [tenantId, customerExternalId],
    );
    return row?.at ?? null;
  }

  override async automaticSince(tx: Tx, tenantId: string, taskId: string, address: string, since: Date) {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::int as n from followups.thread_message
       where tenant_id = $1 and task_id = $2 and kind in ('auto_reply', 'loop') and lower(sender_address) = lower($3)
         and created_at > $4`,
      [tenantId, taskId, address, since],
    );
    return row?.n ?? 0;
  }

  override async addAddress(tx: Tx, { tenantId, taskId }: TaskAddress, tokenHash: string, at: Date): Promise<void> {
    await tx.query(
      `insert into followups.thread_address (tenant_id, token_hash, task_id, created_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [tenantId, tokenHash, taskId, at],
    );
  }

  override async taskOfToken(tokenHash: string): Promise<TaskAddress | undefined> {
    const [row] = await this.lookup.query<{ tenant_id: string; task_id: string }>(
      'select tenant_id, task_id from followups.task_of_reply_token($1)',
      [tokenHash],
    );
    return row && { tenantId: row.tenant_id, taskId: row.task_id };
  }
}

async function add(tx: Tx, tenantId: string, message: ThreadMessage): Promise<boolean> {
  const rows = await tx.query(
    `insert into followups.thread_message (tenant_id, ${MESSAGE_COLUMNS})
     select tenant_id, ${MESSAGE_COLUMNS} from json_populate_record(null::followups.thread_message, $1::json)
     on conflict do nothing returning id`,
    [JSON.stringify({ tenant_id: tenantId, ...messageToRow(message) })],
  );
  return rows.length > 0;
}
