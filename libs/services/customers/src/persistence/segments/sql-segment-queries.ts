import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  SegmentQueries,
  type Overlap,
  type SegmentName,
  type SizedSegment,
} from '../../application/segments/segment-queries.js';
import { fromSegmentRow, SEGMENT_COLUMNS, type SegmentRow } from './segment.row.js';

interface SizedRow extends SegmentRow {
  readonly size: number | null;
}

/** Of the segment `s` of the workspace `$1`. */
const SIZE = `case when not exists (select from customers.segment_run r where r.tenant_id = $1 and r.segment_id = s.id)
      and not exists (select from customers.segment_run r where r.tenant_id = $1 and r.cause = 'time_zone')
    then (select count(*)::integer from customers.segment_member m where m.tenant_id = $1 and m.segment_id = s.id)
    end`;
const SIZED = `select ${SEGMENT_COLUMNS}, ${SIZE} as size from customers.segment s where s.tenant_id = $1`;

/** `SegmentQueries` in SQL. */
@Injectable()
export class SqlSegmentQueries extends SegmentQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async list(tenantId: string, page: PageRequest, archived: boolean): Promise<Page<SizedSegment>> {
    const parameters: unknown[] = [tenantId, archived];
    const { condition, orderAndLimit } = keyset(page, ['s.created_at', 's.id'], parameters);
    const sql = `${SIZED} and (s.archived_at is not null) = $2 and ${condition} ${orderAndLimit}`;
    const rows = await this.#rows<SizedRow>(tenantId, sql, parameters);
    return pageOf(rows.map(fromSizedRow), page.limit);
  }

  override async find(tenantId: string, id: string): Promise<SizedSegment | undefined> {
    const [row] = await this.#rows<SizedRow>(tenantId, `${SIZED} and s.id = $2`, [tenantId, id]);
    return row && fromSizedRow(row);
  }

  override async size(tx: Tx, tenantId: string, id: string): Promise<number | null> {
    const [row] = await tx.query<{ size: number | null }>(
      `select ${SIZE} as size from customers.segment s where s.tenant_id = $1 and s.id = $2`,
      [tenantId, id],
    );
    return row!.size;
  }

  override ofCustomer(tenantId: string, customerId: string): Promise<readonly SegmentName[]> {
    return this.#rows<SegmentName>(
      tenantId,
      `select s.id, s.name from customers.segment_member m
       join customers.segment s on s.tenant_id = m.tenant_id and s.id = m.segment_id
       where m.tenant_id = $1 and m.customer_id = $2 and s.archived_at is null order by s.name, s.id`,
      [tenantId, customerId],
    );
  }

  override async overlap(tenantId: string, id: string, otherId: string): Promise<Overlap | undefined> {
    const [row] = await this.#rows<Overlap & { readonly known: number }>(
      tenantId,
      `select (select count(*)::integer from customers.segment where tenant_id = $1 and id in ($2, $3)) as known,
              count(*) filter (where a)::integer as size, count(*) filter (where b)::integer as "otherSize",
              count(*) filter (where a and b)::integer as both
       from (select bool_or(segment_id = $2) as a, bool_or(segment_id = $3) as b from customers.segment_member
             where tenant_id = $1 and segment_id in ($2, $3) group by customer_id) each`,
      [tenantId, id, otherId],
    );
    if (row!.known < new Set([id, otherId]).size) return undefined;
    const { size, otherSize, both } = row!;
    return { size, otherSize, both };
  }

  #rows<R>(tenantId: string, sql: string, parameters: readonly unknown[]): Promise<R[]> {
    return this.database.withTenant(tenantId, (tx) => tx.query<R>(sql, parameters));
  }
}

function fromSizedRow(row: SizedRow): SizedSegment {
  return { ...fromSegmentRow(row), size: row.size };
}
