import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { MembershipStore } from '../../application/segments/membership-store.js';
import type { CustomerFacts } from '../../domain/segments/customer-facts.js';
import type { MembershipChange } from '../../domain/segments/membership.js';
import type { NeededFacts } from '../../domain/segments/needed-facts.js';
import { readFacts } from './customer-facts-sql.js';

/** `MembershipStore` in SQL. The number of statements does not depend on the number of customers. */
@Injectable()
export class SqlMembershipStore extends MembershipStore {
  override async lock(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<void> {
    // Not stronger: rows that refer to a customer can be inserted meanwhile.
    const locked = await tx.query<{ merged_into: string | null }>(
      `select merged_into from customers.customer where tenant_id = $1 and id = any ($2)
       order by merged_into is null, id for no key update`,
      [tenantId, customerIds],
    );
    const kept = locked.flatMap((row) => row.merged_into ?? []);
    if (kept.length === 0) return;
    await tx.query(
      'select from customers.customer where tenant_id = $1 and id = any ($2) order by id for no key update',
      [tenantId, kept],
    );
  }

  override async kept(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      'select distinct coalesce(merged_into, id) as id from customers.customer where tenant_id = $1 and id = any ($2)',
      [tenantId, customerIds],
    );
    return rows.map(({ id }) => id);
  }

  override lockNext(tx: Tx, tenantId: string, after: string | null, limit: number): Promise<readonly string[]> {
    return next(tx, tenantId, after, limit, 'for no key update');
  }

  override next(tx: Tx, tenantId: string, after: string | null, limit: number): Promise<readonly string[]> {
    return next(tx, tenantId, after, limit, '');
  }

  override facts(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
    needed: NeededFacts,
    timeZone: string,
  ): Promise<ReadonlyMap<string, CustomerFacts>> {
    return readFacts(tx, { tenantId, customerIds, timeZone }, needed);
  }

  override async members(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await tx.query<{ segment_id: string; customer_ids: string[] }>(
      `select segment_id, array_agg(customer_id) as customer_ids from customers.segment_member
       where tenant_id = $1 and customer_id = any ($2) group by segment_id`,
      [tenantId, customerIds],
    );
    return new Map(rows.map((row) => [row.segment_id, new Set(row.customer_ids)]));
  }

  override async apply(tx: Tx, tenantId: string, changes: readonly MembershipChange[]): Promise<void> {
    const entered = pairs(changes, (change) => change.entered);
    const left = pairs(changes, (change) => change.left);
    if (left.segmentIds.length > 0)
      await tx.query(
        `delete from customers.segment_member m using unnest($2::uuid[], $3::uuid[]) as gone (segment_id, customer_id)
         where m.tenant_id = $1 and m.segment_id = gone.segment_id and m.customer_id = gone.customer_id`,
        [tenantId, left.segmentIds, left.customerIds],
      );
    if (entered.segmentIds.length > 0)
      await tx.query(
        `insert into customers.segment_member (tenant_id, segment_id, customer_id)
         select $1, segment_id, customer_id from unnest($2::uuid[], $3::uuid[]) as come (segment_id, customer_id)`,
        [tenantId, entered.segmentIds, entered.customerIds],
      );
  }
}

function next(tx: Tx, tenantId: string, after: string | null, limit: number, lock: string): Promise<string[]> {
  return tx
    .query<{ id: string }>(
      `select id from customers.customer where tenant_id = $1 and id > $2 and merged_into is null order by id limit $3 ${lock}`,
      [tenantId, after ?? '00000000-0000-0000-0000-000000000000', limit],
    )
    .then((rows) => rows.map(({ id }) => id));
}

function pairs(changes: readonly MembershipChange[], of: (change: MembershipChange) => readonly string[]) {
  const segmentIds = changes.flatMap((change) => of(change).map(() => change.segmentId));
  return { segmentIds, customerIds: changes.flatMap((change) => of(change)) };
}
