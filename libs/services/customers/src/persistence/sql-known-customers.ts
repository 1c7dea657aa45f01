import { Injectable } from '@nestjs/common';
import type { BatchTx } from '@hearback/database';
import { KnownCustomers, nameOf, type NamedCustomer, type TenantCustomer } from '../application/known-customers.js';
import { wordsOfCustomer } from '../domain/customer-words.js';
import { insertWords } from './customer-word-rows.js';

/** `KnownCustomers` in SQL, in one order, so that concurrent batches cannot deadlock. */
@Injectable()
export class SqlKnownCustomers extends KnownCustomers {
  override async insertNew(tx: BatchTx, customers: readonly TenantCustomer[]): Promise<ReadonlySet<string>> {
    const rows = customers.map(({ tenantId, customer: { id, externalId, createdAt } }) => ({
      tenant_id: tenantId,
      id,
      external_id: externalId,
      created_at: createdAt,
    }));
    const inserted = await tx.query<{ id: string }>(
      `insert into customers.customer
         (tenant_id, id, external_id, name, language, attributes, revision, created_at, updated_at)
       select tenant_id, id, external_id, null, null, '{}', 1, created_at, created_at
       from json_to_recordset($1::json) as r(tenant_id uuid, id uuid, external_id text, created_at timestamptz)
       order by tenant_id, external_id
       on conflict do nothing returning id`,
      [JSON.stringify(rows)],
    );
    const ids = new Set(inserted.map(({ id }) => id));
    const fresh = customers.filter(({ customer }) => ids.has(customer.id));
    await insertWords(
      tx,
      fresh.map(({ tenantId, customer }) => ({ tenantId, customerId: customer.id, words: wordsOfCustomer(customer) })),
    );
    return ids;
  }

  override async idsOf(tx: BatchTx, named: readonly NamedCustomer[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ tenant_id: string; external_id: string; id: string }>(
      `select c.tenant_id, c.external_id, c.id
       from json_to_recordset($1::json) as r(tenant_id uuid, external_id text)
       join customers.customer c on c.tenant_id = r.tenant_id and c.external_id = r.external_id`,
      [JSON.stringify(named.map(({ tenantId, externalId }) => ({ tenant_id: tenantId, external_id: externalId })))],
    );
    return new Map(
      rows.map(({ tenant_id: tenantId, external_id: externalId, id }) => [nameOf({ tenantId, externalId }), id]),
    );
  }
}
