import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  SuppressionStore,
  type Affected,
  type ChangedRecipient,
  type SuppressedAddress,
  type SuppressionFilter,
} from '../application/suppression-list.js';

const COLUMNS = 'id, address, reason, changed_at as "changedAt"';
type Row = SuppressedAddress & Record<string, unknown>;

/** `SuppressionStore` in SQL. */
@Injectable()
export class SqlSuppressionStore extends SuppressionStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async lock(tx: Tx, tenantIds: readonly string[]): Promise<void> {
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('notifications.suppression:' || tenant_id, 0))
       from (select distinct unnest($1::text[]) as tenant_id order by 1) as locked`,
      [tenantIds],
    );
  }

  override async add(tx: Tx, tenantId: string, entry: SuppressedAddress): Promise<SuppressedAddress | undefined> {
    const [row] = await tx.query<Row>(
      `insert into notifications.suppressed_address as s (tenant_id, id, address, reason, active, changed_at)
       values ($1, $2, $3, $4, true, $5)
       on conflict (tenant_id, address) do update
         set reason = excluded.reason, active = true, changed_at = excluded.changed_at where not s.active
       returning ${COLUMNS}`,
      [tenantId, entry.id, entry.address, entry.reason, entry.changedAt],
    );
    return row;
  }

  override async find(tx: Tx, tenantId: string, address: string): Promise<SuppressedAddress | undefined> {
    const [row] = await tx.query<Row>(
      `select ${COLUMNS} from notifications.suppressed_address where tenant_id = $1 and address = $2 and active`,
      [tenantId, address],
    );
    return row;
  }

  override async lift(tx: Tx, tenantId: string, id: string, at: Date): Promise<SuppressedAddress | undefined> {
    const [row] = await tx.query<Row>(
      `update notifications.suppressed_address set active = false, changed_at = $3
       where tenant_id = $1 and id = $2 and active returning ${COLUMNS}`,
      [tenantId, id, at],
    );
    return row;
  }

  override async compare(tx: Tx, affected: Affected): Promise<readonly ChangedRecipient[]> {
    return tx.query<ChangedRecipient & Record<string, unknown>>(
      `with state as (
         select r.tenant_id, r.customer_id, s.reason, r.suppressed_reason as previous
         from notifications.recipient r
         left join notifications.suppressed_address s
           on s.tenant_id = r.tenant_id and s.address = r.address and s.active
         where r.tenant_id = any ($1) and (r.customer_id = any ($2) or r.address = any ($3))
           and r.suppressed_reason is distinct from s.reason
         order by r.tenant_id, r.customer_id for update of r)
       update notifications.recipient r
       set suppressed_reason = state.reason, suppression_revision = r.suppression_revision + 1
       from state where r.tenant_id = state.tenant_id and r.customer_id = state.customer_id
       returning r.tenant_id as "tenantId", r.customer_id as "customerId", state.reason, state.previous,
         r.suppression_revision as revision`,
      [affected.tenantIds, affected.customerIds ?? [], affected.addresses ?? []],
    );
  }

  override async list(
    tenantId: string,
    { reason, search }: SuppressionFilter,
    page: PageRequest,
  ): Promise<Page<SuppressedAddress>> {
    const parameters: unknown[] = [tenantId, reason, search];
    const keys = keyset(page, ['changed_at', 'id'], parameters);
    const rows = await this.database.withTenant(tenantId, (tx) =>
      tx.query<Row>(
        `select ${COLUMNS} from notifications.suppressed_address
         where tenant_id = $1 and active and ($2::text is null or reason = $2)
           and ($3::text is null or strpos(address, $3) > 0)
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      ),
    );
    return pageOf(rows, page.limit);
  }
}
