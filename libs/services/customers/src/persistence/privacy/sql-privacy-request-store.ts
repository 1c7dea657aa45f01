import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type TenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  PrivacyRequestStore,
  type ListedRequest,
  type StoredAmounts,
} from '../../application/privacy/privacy-request-store.js';
import type { PrivacyRequest, PrivacyRequestKind } from '../../domain/consent/privacy-request.js';

interface RequestRow {
  readonly id: string;
  readonly customer_id: string;
  readonly kind: PrivacyRequestKind;
  readonly language: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly confirmed_at: Date | null;
}

const COLUMNS = 'r.id, r.customer_id, r.kind, r.language, r.created_at, r.expires_at, r.confirmed_at';

/** `PrivacyRequestStore` in SQL. */
@Injectable()
export class SqlPrivacyRequestStore extends PrivacyRequestStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async insert(tx: TenantTx, request: PrivacyRequest): Promise<void> {
    await tx.query(
      `insert into customers.privacy_request (tenant_id, id, customer_id, kind, language, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tx.tenantId,
        request.id,
        request.customerId,
        request.kind,
        request.language,
        request.createdAt,
        request.expiresAt,
      ],
    );
  }

  override async newestOpen(
    tx: TenantTx,
    customerId: string,
    kind: PrivacyRequestKind,
  ): Promise<PrivacyRequest | undefined> {
    const [row] = await tx.query<RequestRow>(
      `select ${COLUMNS} from customers.privacy_request r
       where r.tenant_id = $1 and r.customer_id = $2 and r.kind = $3 and r.confirmed_at is null
       order by r.created_at desc, r.id desc limit 1`,
      [tx.tenantId, customerId, kind],
    );
    return row && fromRow(row);
  }

  override async find(tx: TenantTx, id: string): Promise<PrivacyRequest | undefined> {
    const [row] = await tx.query<RequestRow>(
      `select ${COLUMNS} from customers.privacy_request r where r.tenant_id = $1 and r.id = $2`,
      [tx.tenantId, id],
    );
    return row && fromRow(row);
  }

  override async confirm(tx: TenantTx, id: string, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update customers.privacy_request set confirmed_at = $3
       where tenant_id = $1 and id = $2 and confirmed_at is null returning id`,
      [tx.tenantId, id, at],
    );
    return rows.length > 0;
  }

  override list(tenantId: string, customerId: string | null, page: PageRequest): Promise<Page<ListedRequest>> {
    const parameters: unknown[] = [tenantId, customerId];
    const keys = keyset(page, ['r.created_at', 'r.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<RequestRow & { external_id: string }>(
        `select ${COLUMNS}, c.external_id from customers.privacy_request r
         join customers.customer c on c.tenant_id = r.tenant_id and c.id = r.customer_id
         where r.tenant_id = $1 and ($2::uuid is null or r.customer_id = $2) and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(
        rows.map((row) => ({ ...fromRow(row), externalId: row.external_id })),
        page.limit,
      );
    });
  }

  override async amounts(tx: TenantTx, customerId: string): Promise<StoredAmounts> {
    const [row] = await tx.query<StoredAmounts>(
      `select (select count(*)::integer from customers.customer_event e
               where e.tenant_id = $1 and e.customer_id = $2) as events,
              (select count(*)::integer from customers.consent_entry e
               where e.tenant_id = $1 and e.customer_id = $2) as decisions`,
      [tx.tenantId, customerId],
    );
    return row ?? { events: 0, decisions: 0 };
  }
}

function fromRow(row: RequestRow): PrivacyRequest {
  return {
    id: row.id,
    customerId: row.customer_id,
    kind: row.kind,
    language: row.language,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    confirmedAt: row.confirmed_at,
  };
}
