import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type TenantTx, type Tx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { ListStore, type CustomerList } from '../../application/lists/list-store.js';
import type { Customer } from '../../domain/customer.js';
import { wordsOfCustomer } from '../../domain/customer-words.js';
import type { ListRow } from '../../domain/lists/read-list.js';
import { insertWords } from '../customer-word-rows.js';

const SELECT = `select l.id, l.name, l.created_at as "createdAt",
    (select count(distinct coalesce(c.merged_into, c.id))::integer from customers.customer_list_member m
     join customers.customer c on c.tenant_id = $1 and c.id = m.customer_id
     where m.tenant_id = $1 and m.list_id = l.id) as size
  from customers.customer_list l where l.tenant_id = $1`;

/** `ListStore` in SQL. The number of statements does not depend on the number of customers. */
@Injectable()
export class SqlListStore extends ListStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async known(tx: Tx, tenantId: string, rows: readonly ListRow[]) {
    const emails = rows.flatMap(({ email }) => email ?? []);
    const externalIds = [...rows.flatMap(({ externalId }) => externalId ?? []), ...emails];
    const named = await tx.query<{ text: string; id: string }>(
      'select external_id as text, id from customers.customer where tenant_id = $1 and external_id = any ($2)',
      [tenantId, externalIds],
    );
    const owners = await tx.query<{ text: string; id: string }>(
      `select value as text, customer_id as id from customers.customer_identity
       where tenant_id = $1 and kind = 'email' and value = any ($2)`,
      [tenantId, emails],
    );
    return { byExternalId: byText(named), byEmail: byText(owners) };
  }

  override async insertCustomers(tx: TenantTx, customers: readonly Customer[]): Promise<ReadonlySet<string>> {
    if (customers.length === 0) return new Set();
    const rows = customers.map(({ id, externalId, name, identities, createdAt }) => ({
      id,
      external_id: externalId,
      name,
      email: identities[0]?.value ?? null,
      created_at: createdAt,
    }));
    const given = `json_to_recordset($2::json)
      as r(id uuid, external_id text, name text, email text, created_at timestamptz)`;
    const parameters = [tx.tenantId, JSON.stringify(rows)];
    const inserted = await tx.query<{ id: string }>(
      `insert into customers.customer
         (tenant_id, id, external_id, name, language, attributes, revision, created_at, updated_at)
       select $1, id, external_id, name, null, '{}', 1, created_at, created_at from ${given} order by external_id
       on conflict (tenant_id, external_id) do nothing returning id`,
      parameters,
    );
    const addressed = await tx.query(
      `insert into customers.customer_identity (tenant_id, kind, value, customer_id)
       select $1, 'email', r.email, r.id from ${given}
       join customers.customer c on c.tenant_id = $1 and c.id = r.id
       where r.email is not null order by r.email
       on conflict (tenant_id, kind, value) do nothing returning customer_id`,
      parameters,
    );
    await insertWords(
      tx,
      customers.map((each) => ({ tenantId: tx.tenantId, customerId: each.id, words: wordsOfCustomer(each) })),
    );
    const isWhole = addressed.length === rows.filter(({ email }) => email !== null).length;
    return new Set(isWhole ? inserted.map(({ id }) => id) : []);
  }

  override async insert(tx: TenantTx, { id, name, createdAt }: Omit<CustomerList, 'size'>): Promise<boolean> {
    const rows = await tx.query(
      `insert into customers.customer_list (tenant_id, id, name, created_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, id) do nothing returning id`,
      [tx.tenantId, id, name, createdAt],
    );
    return rows.length > 0;
  }

  override async addMembers(tx: TenantTx, listId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query(
      `insert into customers.customer_list_member (tenant_id, list_id, customer_id)
       select $1, $2, id from unnest($3::uuid[]) as given (id)`,
      [tx.tenantId, listId, customerIds],
    );
  }

  override async find(tenantId: string, id: string): Promise<CustomerList | undefined> {
    const [list] = await this.#rows(tenantId, `${SELECT} and l.id = $2`, [tenantId, id]);
    return list;
  }

  override async list(tenantId: string, page: PageRequest): Promise<Page<CustomerList>> {
    const parameters: unknown[] = [tenantId];
    const { condition, orderAndLimit } = keyset(page, ['l.created_at', 'l.id'], parameters);
    return pageOf(await this.#rows(tenantId, `${SELECT} and ${condition} ${orderAndLimit}`, parameters), page.limit);
  }

  #rows(tenantId: string, sql: string, parameters: readonly unknown[]): Promise<CustomerList[]> {
    return this.database.withTenant(tenantId, (tx) => tx.query<CustomerList>(sql, parameters));
  }
}

function byText(rows: readonly { readonly text: string; readonly id: string }[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ text, id }) => [text, id]));
}
