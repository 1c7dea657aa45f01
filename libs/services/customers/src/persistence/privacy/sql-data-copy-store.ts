import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type OneTenantTx, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { DataCopyStore, type CopiedTable, type CopyPart } from '../../application/privacy/data-copy-store.js';
import type { DataCopy } from '../../domain/consent/data-copy.js';

interface CopyRow {
  readonly id: string;
  readonly customer_id: string;
  readonly language: string;
  readonly requested_at: Date;
  readonly completed_at: Date | null;
  readonly expires_at: Date | null;
  readonly opened_at: Date | null;
}

const COLUMNS = 'c.id, c.customer_id, c.language, c.requested_at, c.completed_at, c.expires_at, c.opened_at';

/** `DataCopyStore` in SQL. */
@Injectable()
export class SqlDataCopyStore extends DataCopyStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: OneTenantTx, { id, customerId, language, requestedAt }: DataCopy): Promise<void> {
    await tx.query(
      `insert into customers.data_copy (tenant_id, id, customer_id, language, requested_at) values ($1, $2, $3, $4, $5)`,
      [tx.tenantId, id, customerId, language, requestedAt],
    );
  }

  override async newest(tx: OneTenantTx, customerId: string): Promise<DataCopy | undefined> {
    const [row] = await tx.query<CopyRow>(
      `select ${COLUMNS} from customers.data_copy c where c.tenant_id = $1 and c.customer_id = $2
       order by c.requested_at desc, c.id desc limit 1`,
      [tx.tenantId, customerId],
    );
    return row && fromRow(row);
  }

  override profiles(tx: OneTenantTx, customerId: string) {
    return tx.query<{ id: string; externalId: string }>(
      `select id, external_id as "externalId" from customers.customer
       where tenant_id = $1 and (id = $2 or merged_into = $2) order by merged_into is not null, id`,
      [tx.tenantId, customerId],
    );
  }

  override async lock(tx: OneTenantTx, id: string): Promise<DataCopy | undefined> {
    const [row] = await tx.query<CopyRow>(
      `select ${COLUMNS} from customers.data_copy c where c.tenant_id = $1 and c.id = $2 for update`,
      [tx.tenantId, id],
    );
    return row && fromRow(row);
  }

  override async addPart(tx: OneTenantTx, copy: DataCopy, part: CopyPart): Promise<void> {
    const { service, number, parts, table, kind, rows } = part;
    await tx.query(
      `insert into customers.data_copy_part
         (tenant_id, copy_id, customer_id, service, number, parts, source, kind, content)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
      [tx.tenantId, copy.id, copy.customerId, service, number, parts, table, kind, rows],
    );
  }

  override received(tx: OneTenantTx, id: string) {
    return tx.query<{ service: string; arrived: number; parts: number }>(
      `select service, count(*) filter (where number > 0)::integer as arrived, max(parts) as parts
       from customers.data_copy_part where tenant_id = $1 and copy_id = $2 group by service`,
      [tx.tenantId, id],
    );
  }

  override async complete(tx: OneTenantTx, id: string, at: Date, expiresAt: Date): Promise<void> {
    await tx.query(
      'update customers.data_copy set completed_at = $3, expires_at = $4 where tenant_id = $1 and id = $2',
      [tx.tenantId, id, at, expiresAt],
    );
  }

  override async open(tx: OneTenantTx, id: string, at: Date): Promise<void> {
    await tx.query('update customers.data_copy set opened_at = $3 where tenant_id = $1 and id = $2', [
      tx.tenantId,
      id,
      at,
    ]);
  }

  override async content(tx: TenantTx, id: string): Promise<readonly CopiedTable[]> {
    const parts = await tx.query<Omit<CopiedTable, 'table'> & { source: string }>(
      `select service, source, kind, content as rows from customers.data_copy_part
       where tenant_id = $1 and copy_id = $2 and number > 0
       order by array_position(array['customers', 'responses', 'followups', 'survey', 'notifications'], service), number`,
      [tx.tenantId, id],
    );
    const tables = new Map<string, CopiedTable>();
    for (const { service, source: table, kind, rows } of parts) {
      const key = `${service}.${table}`;
      tables.set(key, { service, table, kind, rows: [...(tables.get(key)?.rows ?? []), ...rows] });
    }
    return [...tables.values()];
  }

  override async removeParts(tx: OneTenantTx, id: string): Promise<void> {
    await tx.query('delete from customers.data_copy_part where tenant_id = $1 and copy_id = $2', [tx.tenantId, id]);
  }

  override list(
    tenantId: string,
    customerId: string,
    page: PageRequest,
  ): Promise<Page<DataCopy & { createdAt: Date }>> {
    const parameters: unknown[] = [tenantId, customerId];
    const keys = keyset(page, ['c.requested_at', 'c.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<CopyRow>(
        `select ${COLUMNS} from customers.data_copy c
         where c.tenant_id = $1 and c.customer_id = $2 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(
        rows.map((row) => ({ ...fromRow(row), createdAt: row.requested_at })),
        page.limit,
      );
    });
  }
}

function fromRow(row: CopyRow): DataCopy {
  return {
    id: row.id,
    customerId: row.customer_id,
    language: row.language,
    requestedAt: row.requested_at,
    completedAt: row.completed_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
  };
}
