import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  ChoicesExport,
  type ExportedList,
  type ExportedPreferences,
  type OfCustomer,
} from '../application/choices-export.js';
import type { CustomerList } from '../application/lists/list-store.js';
import type { LedgerEntry } from '../application/preferences/preference-store.js';
import {
  ENTRY_COLUMNS,
  fromConsentEntryRow,
  fromPreferenceRow,
  type ConsentEntryRow,
  type PreferenceRow,
} from './preferences/preference.row.js';

interface CustomerColumns {
  readonly customer_id: string;
  readonly external_id: string;
}

/** `ChoicesExport` in SQL. */
@Injectable()
export class SqlChoicesExport extends ChoicesExport {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async entries(tenantId: string, page: PageRequest): Promise<Page<LedgerEntry & OfCustomer>> {
    const rows = await this.#rows<ConsentEntryRow & CustomerColumns & { text: string | null; created_at: Date }>(
      tenantId,
      page,
      ['e.created_at', 'e.id'],
      `select ${ENTRY_COLUMNS}, e.created_at, t.text, c.id as customer_id, c.external_id
       from customers.consent_entry e
       join customers.customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
       left join customers.consent_text t on t.tenant_id = e.tenant_id and t.id = e.text_id
       where e.tenant_id = $1`,
    );
    const entries = rows.map((row) => ({
      ...fromConsentEntryRow(row),
      ...ofCustomer(row),
      text: row.text,
      createdAt: row.created_at,
    }));
    return pageOf(entries, page.limit);
  }

  override async preferences(tenantId: string, page: PageRequest): Promise<Page<ExportedPreferences>> {
    const rows = await this.#rows<PreferenceRow & CustomerColumns & { created_at: Date }>(
      tenantId,
      page,
      ['c.created_at', 'c.id'],
      `select p.*, c.external_id, c.created_at from customers.preference p
       join customers.customer c on c.tenant_id = p.tenant_id and c.id = p.customer_id
       where p.tenant_id = $1`,
    );
    const all = rows.map((row) => ({
      ...ofCustomer(row),
      preferences: fromPreferenceRow(row),
      id: row.customer_id,
      createdAt: row.created_at,
    }));
    return pageOf(all, page.limit);
  }

  override async lists(tenantId: string, page: PageRequest): Promise<Page<ExportedList>> {
    const rows = await this.#rows<CustomerList & { customers: readonly OfCustomer[] }>(
      tenantId,
      page,
      ['l.created_at', 'l.id'],
      `select l.id, l.name, l.created_at as "createdAt", m.customers, json_array_length(m.customers) as size
       from customers.customer_list l
       cross join lateral (
         select coalesce(json_agg(json_build_object('customerId', c.id, 'externalId', c.external_id) order by c.id), '[]')
           as customers
         from customers.customer_list_member m
         join customers.customer c on c.tenant_id = m.tenant_id and c.id = m.customer_id
         where m.tenant_id = l.tenant_id and m.list_id = l.id) m
       where l.tenant_id = $1`,
    );
    return pageOf(rows, page.limit);
  }

  #rows<R>(tenantId: string, page: PageRequest, order: readonly [string, string], sql: string): Promise<R[]> {
    const parameters: unknown[] = [tenantId];
    const { condition, orderAndLimit } = keyset(page, order, parameters);
    return this.database.withTenant(tenantId, (tx) =>
      tx.query<R>(`${sql} and ${condition} ${orderAndLimit}`, parameters),
    );
  }
}

function ofCustomer({ customer_id: customerId, external_id: externalId }: CustomerColumns): OfCustomer {
  return { customerId, externalId };
}
