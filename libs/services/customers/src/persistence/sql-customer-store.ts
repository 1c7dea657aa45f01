import { Injectable } from '@nestjs/common';
import type { OneTenantTx } from '@hearback/database';
import { CustomerStore, type AttributeDefinition } from '../application/customer-store.js';
import { lookupText, type AttributeType } from '../domain/attribute.js';
import type { Customer } from '../domain/customer.js';
import type { Identity } from '../domain/identity.js';
import { wordsOfCustomer } from '../domain/customer-words.js';
import { insertWords } from './customer-word-rows.js';
import { CUSTOMER_COLUMNS, fromCustomerRow, type CustomerRow } from './customer.row.js';

/** `CustomerStore` in SQL. Rows are locked in one order, so that concurrent transactions cannot deadlock. */
@Injectable()
export class SqlCustomerStore extends CustomerStore {
  override async lockOrInsert(tx: OneTenantTx, fresh: Customer): Promise<{ customer: Customer; inserted: boolean }> {
    const inserted = await tx.query(
      `insert into customers.customer (tenant_id, id, external_id, name, language, attributes, revision, created_at, updated_at)
       values ($1, $2, $3, null, null, '{}', 1, $4, $4) on conflict (tenant_id, external_id) do nothing returning id`,
      [tx.tenantId, fresh.id, fresh.externalId, fresh.createdAt],
    );
    if (inserted.length > 0) return { customer: fresh, inserted: true };
    const id = await lockKept(tx, fresh.externalId);
    const [record] = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id = $2`,
      [tx.tenantId, id],
    );
    return { customer: fromCustomerRow(record!), inserted: false };
  }

  override async update(tx: OneTenantTx, customer: Customer): Promise<void> {
    const { id, name, language, timeZone, attributes, revision, updatedAt } = customer;
    await tx.query(
      `update customers.customer set name = $3, language = $4, attributes = $5, revision = $6, updated_at = $7, time_zone = $8
       where tenant_id = $1 and id = $2`,
      [tx.tenantId, id, name, language, JSON.stringify(attributes), revision, updatedAt, timeZone],
    );
    const keys = Object.keys(attributes);
    await tx.query(
      'delete from customers.customer_attribute where tenant_id = $1 and customer_id = $2 and key <> all ($3)',
      [tx.tenantId, id, keys],
    );
    await tx.query(
      `insert into customers.customer_attribute as known (tenant_id, customer_id, key, value)
       select $1, $2, key, value from unnest($3::text[], $4::text[]) as given (key, value)
       on conflict (tenant_id, customer_id, key) do update set value = excluded.value where known.value <> excluded.value`,
      [tx.tenantId, id, keys, Object.values(attributes).map(lookupText)],
    );
  }

  override async writeIdentities(tx: OneTenantTx, { id, identities }: Customer): Promise<readonly Identity[]> {
    const given = [identities.map(({ kind }) => kind), identities.map(({ value }) => value)];
    await tx.query(
      `delete from customers.customer_identity known
       where tenant_id = $1 and customer_id = $2 and not exists (
         select from unnest($3::text[], $4::text[]) as given (kind, value)
         where given.kind = known.kind and given.value = known.value)`,
      [tx.tenantId, id, ...given],
    );
    // An identity of a profile that was merged into this one becomes this one's own.
    await tx.query(
      `update customers.customer_identity known set customer_id = $2
       from unnest($3::text[], $4::text[]) as given (kind, value), customers.customer merged
       where known.tenant_id = $1 and known.kind = given.kind and known.value = given.value
         and merged.tenant_id = $1 and merged.id = known.customer_id and merged.merged_into = $2`,
      [tx.tenantId, id, ...given],
    );
    await tx.query(
      `insert into customers.customer_identity (tenant_id, kind, value, customer_id)
       select $1, kind, value, $2 from unnest($3::text[], $4::text[]) as given (kind, value) order by kind, value
       on conflict (tenant_id, kind, value) do nothing`,
      [tx.tenantId, id, ...given],
    );
    return tx.query<{ kind: string; value: string }>(
      `select kind, value from customers.customer_identity known
       join unnest($3::text[], $4::text[]) as given (kind, value) using (kind, value)
       where tenant_id = $1 and customer_id <> $2`,
      [tx.tenantId, id, ...given],
    );
  }

  override async writeWords(tx: OneTenantTx, customer: Customer): Promise<void> {
    const words = wordsOfCustomer(customer);
    await tx.query(
      'delete from customers.customer_word where tenant_id = $1 and customer_id = $2 and word <> all ($3)',
      [tx.tenantId, customer.id, words],
    );
    await insertWords(tx, [{ tenantId: tx.tenantId, customerId: customer.id, words }]);
  }

  override async defineAttributes(
    tx: OneTenantTx,
    wanted: readonly AttributeDefinition[],
  ): Promise<{ readonly types: ReadonlyMap<string, AttributeType>; readonly added: number }> {
    const keys = wanted.map(({ key }) => key);
    const known = await this.typesOf(tx, keys);
    const missing = wanted.filter(({ key }) => !known.has(key));
    if (missing.length === 0) return { types: known, added: 0 };
    const added = await tx.query(
      `insert into customers.attribute (tenant_id, id, key, type, created_at)
       select $1, id, key, type, $5 from unnest($2::uuid[], $3::text[], $4::text[]) as given (id, key, type) order by key
       on conflict (tenant_id, key) do nothing returning key`,
      [
        tx.tenantId,
        missing.map(({ id }) => id),
        missing.map(({ key }) => key),
        missing.map(({ type }) => type),
        missing[0]!.createdAt,
      ],
    );
    return { types: await this.typesOf(tx, keys), added: added.length };
  }

  override async countAttributes(tx: OneTenantTx): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      'select count(*)::integer as n from customers.attribute where tenant_id = $1',
      [tx.tenantId],
    );
    return row!.n;
  }

  private async typesOf(tx: OneTenantTx, keys: readonly string[]): Promise<ReadonlyMap<string, AttributeType>> {
    const rows = await tx.query<{ key: string; type: AttributeType }>(
      'select key, type from customers.attribute where tenant_id = $1 and key = any ($2)',
      [tx.tenantId, keys],
    );
    return new Map(rows.map(({ key, type }) => [key, type]));
  }
}

/** Locks the customer who is known by this external id, which may be that of a profile merged into theirs; returns their id. */
async function lockKept(tx: OneTenantTx, externalId: string): Promise<string> {
  const kept = async () => {
    const [row] = await tx.query<{ id: string }>(
      'select coalesce(merged_into, id) as id from customers.customer where tenant_id = $1 and external_id = $2',
      [tx.tenantId, externalId],
    );
    return row!.id;
  };
  // The profile may be merged, or taken out again, while the lock is waited for.
  for (let id = await kept(); ;) {
    await tx.query('select from customers.customer where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
    const now = await kept();
    if (now === id) return id;
    id = now;
  }
}
