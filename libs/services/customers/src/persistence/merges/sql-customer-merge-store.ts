import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { CustomerMergeStore, type Pointer } from '../../application/merges/customer-merge-store.js';
import { customersErrors } from '../../application/customers.errors.js';
import type { Customer } from '../../domain/customer.js';
import type { CustomerMerge, MergeActor } from '../../domain/merges/customer-merge.js';
import { CUSTOMER_COLUMNS, fromCustomerRow, type CustomerRow } from '../customer.row.js';
import { fromMergeRow, MERGES, type MergeRow } from './customer-merge.row.js';

/** So often a lock is taken anew before the request is rejected. */
const ATTEMPTS = 3;

const POINTER = 'id as "customerId", external_id as "externalId", merge_revision as revision';

/** `CustomerMergeStore` in SQL. Merged profiles are locked before kept ones, as everywhere. */
@Injectable()
export class SqlCustomerMergeStore extends CustomerMergeStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async lock(tx: TenantTx, externalIds: readonly string[]): Promise<ReadonlyMap<string, Customer>> {
    let before = await this.#kept(tx, externalIds);
    let now = before;
    // They may be merged or taken apart while the lock is waited for.
    for (let attempt = 1; ; attempt += 1) {
      before = now;
      await tx.query(
        `select from customers.customer where tenant_id = $1 and (id = any ($2) or merged_into = any ($2))
         order by merged_into is null, id for update`,
        [tx.tenantId, [...new Set(before.values())]],
      );
      now = await this.#kept(tx, externalIds);
      if ([...now].every(([externalId, id]) => before.get(externalId) === id)) break;
      if (attempt === ATTEMPTS) throw customersErrors.error('merge-changed-meanwhile');
    }
    const customers = new Map<string, Customer>();
    for (const [externalId, id] of now) customers.set(externalId, await this.profile(tx, id));
    return customers;
  }

  async #kept(tx: TenantTx, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ external_id: string; id: string }>(
      `select external_id, coalesce(merged_into, id) as id from customers.customer
       where tenant_id = $1 and external_id = any ($2)`,
      [tx.tenantId, externalIds],
    );
    return new Map(rows.map((row) => [row.external_id, row.id]));
  }

  override async profile(tx: TenantTx, id: string): Promise<Customer> {
    const [row] = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id = $2`,
      [tx.tenantId, id],
    );
    return fromCustomerRow(row!);
  }

  override current(tx: TenantTx, externalId: string): Promise<CustomerMerge | undefined> {
    return this.#one(tx, 'x.external_id = $2 and m.unmerged_at is null', externalId);
  }

  override find(tx: TenantTx, id: string): Promise<CustomerMerge | undefined> {
    return this.#one(tx, 'm.id = $2', id);
  }

  async #one(tx: TenantTx, condition: string, parameter: string): Promise<CustomerMerge | undefined> {
    const [row] = await tx.query<MergeRow>(`${MERGES} and ${condition}`, [tx.tenantId, parameter]);
    return row && fromMergeRow(row);
  }

  override async insert(tx: TenantTx, merge: CustomerMerge): Promise<void> {
    const { id, kept, merged, taken, preferencesBefore: before, mergedAt, mergedBy } = merge;
    await tx.query(
      `insert into customers.customer_merge (tenant_id, id, kept_id, merged_id, taken, preferences_before,
         preferences_revision, merged_at, merged_by_kind, merged_by_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        tx.tenantId,
        id,
        kept.id,
        merged.id,
        taken,
        before && JSON.stringify(before.values),
        before?.revision ?? null,
        mergedAt,
        mergedBy.kind,
        mergedBy.id,
      ],
    );
  }

  override async end(tx: TenantTx, id: string, by: MergeActor, at: Date): Promise<void> {
    await tx.query(
      `update customers.customer_merge set unmerged_at = $3, unmerged_by_kind = $4, unmerged_by_id = $5
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, at, by.kind, by.id],
    );
  }

  override point(tx: TenantTx, profileId: string, keptId: string, at: Date): Promise<readonly Pointer[]> {
    return tx.query<Pointer>(
      `update customers.customer set merged_into = $3, merged_at = $4, merge_revision = merge_revision + 1
       where tenant_id = $1 and (id = $2 or merged_into = $2) returning ${POINTER}`,
      [tx.tenantId, profileId, keptId, at],
    );
  }

  override async release(tx: TenantTx, profileId: string): Promise<readonly Pointer[]> {
    const [own] = await tx.query<Pointer>(
      `update customers.customer set merged_into = null, merged_at = null, merge_revision = merge_revision + 1
       where tenant_id = $1 and id = $2 returning ${POINTER}`,
      [tx.tenantId, profileId],
    );
    // Those that were merged into it before it was merged itself, with what had been merged into them.
    const others = await tx.query<Pointer>(
      `with recursive below as (
         select merged_id, merged_at from customers.customer_merge
         where tenant_id = $1 and kept_id = $2 and unmerged_at is null
         union all
         select m.merged_id, m.merged_at from customers.customer_merge m join below on m.kept_id = below.merged_id
         where m.tenant_id = $1 and m.unmerged_at is null)
       update customers.customer c
       set merged_into = $2, merged_at = below.merged_at, merge_revision = merge_revision + 1
       from below where c.tenant_id = $1 and c.id = below.merged_id returning ${POINTER}`,
      [tx.tenantId, profileId],
    );
    return [own!, ...others];
  }

  override list(tenantId: string, customerId: string | null, page: PageRequest): Promise<Page<CustomerMerge>> {
    const parameters: unknown[] = [tenantId, customerId];
    const keys = keyset(page, ['m.merged_at', 'm.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<MergeRow>(
        `${MERGES} and ($2::uuid is null or $2 in (m.kept_id, m.merged_id, k.merged_into))
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows.map(fromMergeRow), page.limit);
    });
  }
}
