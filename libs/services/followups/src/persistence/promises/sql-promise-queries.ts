import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type Row } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { PromiseQueries, type PromiseFilter, type PromiseItem } from '../../application/promises/promise-queries.js';
import type { StoredPromise } from '../../application/promises/promise-store.js';
import { PROMISE_COLUMNS, promiseFromRow, type PromiseRow } from './promise.row.js';

type ItemRow = PromiseRow & Row & { owner_name: string | null };

/** By their answers, or because they write in its thread. */
const TASKS_OF_CUSTOMER = `select t.id from followups.response_facts f
    join followups.task t on t.tenant_id = f.tenant_id and t.response_id = f.response_id
    where f.tenant_id = $1 and f.customer = any (followups.same_customer($1, $5))
  union select m.task_id from followups.thread_message m where m.tenant_id = $1 and m.customer_external_id = any (followups.same_customer($1, $5))`;

/** `PromiseQueries` in SQL. */
@Injectable()
export class SqlPromiseQueries extends PromiseQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override list(tenantId: string, filter: PromiseFilter, page: PageRequest): Promise<Page<PromiseItem>> {
    const { taskId, ownerId, status, customer } = filter;
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId, taskId, ownerId, status, customer];
      const keys = keyset(page, ['p.made_at', 'p.id'], parameters);
      const rows = await tx.query<ItemRow>(
        `select ${PROMISE_COLUMNS.replaceAll(/\w+/g, 'p.$&')}, s.name as owner_name from followups.promise p
         left join followups.staff s on s.tenant_id = p.tenant_id and s.id = p.owner_id
         where p.tenant_id = $1 and ($2::uuid is null or p.task_id = $2) and ($3::uuid is null or p.owner_id = $3)
           and ($4::text is null or p.status = $4)
           and ($5::text is null or p.task_id in (${TASKS_OF_CUSTOMER})) and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      const items = rows.map((row) => ({ promise: promiseFromRow(row), ownerName: row.owner_name }));
      return pageOf(items, page.limit);
    });
  }

  override dueIn(tenantId: string, from: Date, to: Date): Promise<readonly StoredPromise[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<PromiseRow & Row>(
        `select ${PROMISE_COLUMNS} from followups.promise
         where tenant_id = $1 and first_due_at >= $2 and first_due_at < $3`,
        [tenantId, from, to],
      );
      return rows.map(promiseFromRow);
    });
  }
}
