import { Injectable } from '@nestjs/common';
import type { TenantTx } from '@hearback/database';
import { EventStore, type EnsuredCustomers } from '../application/event-store.js';
import type { Customer } from '../domain/customer.js';
import { wordsOfCustomer } from '../domain/customer-words.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { PageEvent } from '../domain/page-event.js';
import { insertWords } from './customer-word-rows.js';
import { EVENT_COLUMNS, fromCustomerEventRow, type CustomerEventRow } from './customer-event.row.js';

/** `EventStore` in SQL. The number of statements does not depend on the number of events. */
@Injectable()
export class SqlEventStore extends EventStore {
  override async bySourceId(tx: TenantTx, sourceIds: readonly string[]): Promise<ReadonlyMap<string, CustomerEvent>> {
    if (sourceIds.length === 0) return new Map();
    const records = await tx.query<CustomerEventRow>(
      `select ${EVENT_COLUMNS} from customers.customer_event e
       join customers.customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
       where e.tenant_id = $1 and e.source_id = any ($2)`,
      [tx.tenantId, sourceIds],
    );
    return new Map(records.map((record) => [record.source_id, fromCustomerEventRow(record)]));
  }

  override async ensureCustomers(tx: TenantTx, customers: readonly Customer[]): Promise<EnsuredCustomers> {
    const externalIds = customers.map(({ externalId }) => externalId);
    const inserted = await tx.query<{ external_id: string }>(
      `insert into customers.customer (tenant_id, id, external_id, name, language, attributes, revision, created_at, updated_at)
       select $1, id, external_id, null, null, '{}', 1, created_at, created_at
       from unnest($2::uuid[], $3::text[], $4::timestamptz[]) as given (id, external_id, created_at) order by external_id
       on conflict (tenant_id, external_id) do nothing returning external_id`,
      [tx.tenantId, customers.map(({ id }) => id), externalIds, customers.map(({ createdAt }) => createdAt)],
    );
    const fresh = new Set(inserted.map((row) => row.external_id));
    await insertWords(
      tx,
      customers
        .filter(({ externalId }) => fresh.has(externalId))
        .map((customer) => ({ tenantId: tx.tenantId, customerId: customer.id, words: wordsOfCustomer(customer) })),
    );
    const rows = await tx.query<{ id: string; external_id: string; kept_id: string | null; kept_external_id: string }>(
      `select c.id, c.external_id, k.id as kept_id, k.external_id as kept_external_id from customers.customer c
       left join customers.customer k on k.tenant_id = c.tenant_id and k.id = c.merged_into
       where c.tenant_id = $1 and c.external_id = any ($2)`,
      [tx.tenantId, externalIds],
    );
    return {
      ids: new Map(rows.map((row) => [row.external_id, row.id])),
      inserted: fresh,
      kept: new Map(
        rows.flatMap(({ external_id: externalId, kept_id: id, kept_external_id: keptExternalId }) =>
          id === null ? [] : [[externalId, { id, externalId: keptExternalId }] as const],
        ),
      ),
    };
  }

  override async insertPageEvents(tx: TenantTx, events: readonly PageEvent[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ id: string }>(
      `insert into customers.customer_event
         (tenant_id, id, source_id, customer_id, kind, occurred_at, properties, created_at, source)
       select $1, id, source_id, $7, kind, occurred_at, properties::jsonb, $8, 'page'
       from unnest($2::uuid[], $3::text[], $4::text[], $5::timestamptz[], $6::text[])
         as given (id, source_id, kind, occurred_at, properties)
       order by source_id
       on conflict (tenant_id, source_id) do nothing returning id`,
      [
        tx.tenantId,
        events.map(({ id }) => id),
        events.map(({ sourceId }) => sourceId),
        events.map(({ kind }) => kind),
        events.map(({ occurredAt }) => occurredAt),
        events.map(({ properties }) => JSON.stringify(properties)),
        events[0]?.customer?.id ?? null,
        events[0]?.createdAt ?? null,
      ],
    );
    return new Set(rows.map((row) => row.id));
  }

  override async insertNew(tx: TenantTx, events: readonly CustomerEvent[]): Promise<ReadonlySet<string>> {
    const rows = await tx.query<{ source_id: string }>(
      `insert into customers.customer_event
         (tenant_id, id, source_id, customer_id, kind, occurred_at, amount_minor, currency, properties, created_at, import_id)
       select $1, id, source_id, customer_id, kind, occurred_at, amount_minor, currency, properties::jsonb, $10, $11
       from unnest($2::uuid[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::bigint[], $8::text[], $9::text[])
         as given (id, source_id, customer_id, kind, occurred_at, amount_minor, currency, properties)
       order by source_id
       on conflict (tenant_id, source_id) do nothing returning source_id`,
      [
        tx.tenantId,
        events.map(({ id }) => id),
        events.map(({ sourceId }) => sourceId),
        events.map(({ customerId }) => customerId),
        events.map(({ kind }) => kind),
        events.map(({ occurredAt }) => occurredAt),
        events.map(({ amount }) => amount?.minor ?? null),
        events.map(({ amount }) => amount?.currency ?? null),
        events.map(({ properties }) => JSON.stringify(properties)),
        events[0]?.createdAt ?? null,
        events[0]?.importId ?? null,
      ],
    );
    return new Set(rows.map((row) => row.source_id));
  }
}
