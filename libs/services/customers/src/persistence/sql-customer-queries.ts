import { Injectable } from '@nestjs/common';
import { TenantDatabase, keyset } from '@hearback/database';
import { type Page, type PageRequest, pageOf } from '@hearback/kernel';
import {
  CustomerQueries,
  type AnybodysEvent,
  type CustomerFilter,
  type EventCount,
} from '../application/customer-queries.js';
import type { AttributeDefinition } from '../application/customer-store.js';
import type { AttributeType } from '../domain/attribute.js';
import type { CustomerEvent } from '../domain/customer-event.js';
import type { Customer } from '../domain/customer.js';
import {
  EVENT_COLUMNS,
  fromCustomerEventRow,
  type AnybodysEventRow,
  type CustomerEventRow,
} from './customer-event.row.js';
import { IS_DEAD, LACKS } from './quality/quality-sql.js';
import { CUSTOMER_COLUMNS, fromCustomerRow, type CustomerRow } from './customer.row.js';

/** The conditions of a statement and their parameters. */
interface Wanted {
  readonly conditions: string[];
  readonly parameters: unknown[];
}

interface AttributeRecord {
  readonly id: string;
  readonly key: string;
  readonly type: AttributeType;
  readonly created_at: Date;
}

/** `CustomerQueries` in SQL. */
@Injectable()
export class SqlCustomerQueries extends CustomerQueries {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async customer(tenantId: string, externalId: string): Promise<Customer | undefined> {
    const [record] = await this.rows<CustomerRow>(
      tenantId,
      `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id =
         (select coalesce(merged_into, id) from customers.customer where tenant_id = $1 and external_id = $2)`,
      [tenantId, externalId],
    );
    return record && fromCustomerRow(record);
  }

  override async byIds(tenantId: string, ids: readonly string[]): Promise<readonly Customer[]> {
    const records = await this.rows<CustomerRow>(
      tenantId,
      `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id = any ($2)
       order by array_position($2, c.id)`,
      [tenantId, ids],
    );
    return records.map(fromCustomerRow);
  }

  override customers(tenantId: string, page: PageRequest, filter: CustomerFilter): Promise<Page<Customer>> {
    const wanted: Wanted = { conditions: ['c.tenant_id = $1'], parameters: [tenantId] };
    const parameter = (value: unknown) => `$${wanted.parameters.push(value)}`;
    // Whoever has something that a merged profile has is the customer whose profile was kept.
    const keptOf = (table: string, condition: string) =>
      wanted.conditions.push(`c.id in (select coalesce(k.merged_into, k.id) from ${table} x
        join customers.customer k on k.tenant_id = $1 and k.id = x.customer_id where x.tenant_id = $1 and ${condition})`);
    if (filter.withMerged !== true) wanted.conditions.push('c.merged_into is null');
    if (filter.identity) {
      const { kind, value } = filter.identity;
      keptOf('customers.customer_identity', `x.kind = ${parameter(kind)} and x.value = ${parameter(value)}`);
    }
    for (const [key, value] of filter.attributes) {
      wanted.conditions.push(`c.id in (select customer_id from customers.customer_attribute
        where tenant_id = $1 and key = ${parameter(key)} and value = ${parameter(value)})`);
    }
    if (filter.externalIds)
      wanted.conditions.push(`c.id in (select coalesce(merged_into, id) from customers.customer
        where tenant_id = $1 and external_id = any (${parameter(filter.externalIds)}))`);
    if (filter.missing !== undefined) wanted.conditions.push(LACKS[filter.missing]);
    if (filter.hasDeadAddress === true) wanted.conditions.push(IS_DEAD);
    if (filter.segmentId !== undefined)
      wanted.conditions.push(`c.id in (select customer_id from customers.segment_member
        where tenant_id = $1 and segment_id = ${parameter(filter.segmentId)})`);
    for (const beginning of filter.beginnings ?? []) {
      const end = parameter(`${beginning}\u{10ffff}`);
      keptOf('customers.customer_word', `x.word >= ${parameter(beginning)} and x.word < ${end}`);
    }
    const select = `select ${CUSTOMER_COLUMNS} from customers.customer c`;
    return this.page(tenantId, select, 'c', wanted, page, fromCustomerRow);
  }

  override events(
    tenantId: string,
    customerId: string,
    page: PageRequest,
    kind: string | undefined,
  ): Promise<Page<CustomerEvent>> {
    const wanted: Wanted = {
      conditions: [
        'e.tenant_id = $1',
        'e.customer_id in (select id from customers.customer where tenant_id = $1 and (id = $2 or merged_into = $2))',
        '($3::text is null or e.kind = $3)',
      ],
      parameters: [tenantId, customerId, kind ?? null],
    };
    const select = `select ${EVENT_COLUMNS} from customers.customer_event e
      join customers.customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id`;
    return this.page(tenantId, select, 'e', wanted, page, (record: CustomerEventRow) => fromCustomerEventRow(record));
  }

  override async allEvents(tenantId: string, { after, limit }: PageRequest): Promise<Page<AnybodysEvent>> {
    const records = await this.rows<AnybodysEventRow>(
      tenantId,
      `select ${EVENT_COLUMNS} from customers.customer_event e
       left join customers.customer c on c.tenant_id = e.tenant_id and c.id = e.customer_id
       where e.tenant_id = $1 and ($2::uuid is null or e.id > $2) order by e.id limit $3`,
      [tenantId, after?.id ?? null, limit + 1],
    );
    return pageOf(records.map(fromCustomerEventRow), limit);
  }

  override eventCounts(tenantId: string, kind: string, from: Date, to: Date): Promise<readonly EventCount[]> {
    return this.rows<EventCount>(
      tenantId,
      `select to_char(e.occurred_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::integer as events,
              count(distinct coalesce(c.merged_into, c.id))::integer as customers
       from customers.customer_event e
       left join customers.customer c on c.tenant_id = $1 and c.id = e.customer_id
       where e.tenant_id = $1 and e.kind = $2 and e.occurred_at >= $3 and e.occurred_at < $4
       group by 1 order by 1`,
      [tenantId, kind, from, to],
    );
  }

  override attributes(tenantId: string, page: PageRequest): Promise<Page<AttributeDefinition>> {
    const wanted: Wanted = { conditions: ['a.tenant_id = $1'], parameters: [tenantId] };
    const select = 'select a.id, a.key, a.type, a.created_at from customers.attribute a';
    return this.page(tenantId, select, 'a', wanted, page, fromAttributeRecord);
  }

  override async attributesByKey(tenantId: string, keys: readonly string[]): Promise<readonly AttributeDefinition[]> {
    const records = await this.rows<AttributeRecord>(
      tenantId,
      'select id, key, type, created_at from customers.attribute where tenant_id = $1 and key = any ($2)',
      [tenantId, keys],
    );
    return records.map(fromAttributeRecord);
  }

  private async page<R, T>(
    tenantId: string,
    select: string,
    alias: string,
    { conditions, parameters }: Wanted,
    page: PageRequest,
    fromRecord: (record: R) => T,
  ): Promise<Page<T>> {
    const all = [...parameters];
    const keys = keyset(page, [`${alias}.created_at`, `${alias}.id`], all);
    const sql = `${select} where ${[...conditions, keys.condition].join(' and ')} ${keys.orderAndLimit}`;
    const records = await this.rows<R>(tenantId, sql, all);
    return pageOf(records.map(fromRecord), page.limit);
  }

  private rows<R>(tenantId: string, sql: string, parameters: readonly unknown[]): Promise<R[]> {
    return this.database.withTenant(tenantId, (tx) => tx.query<R>(sql, parameters));
  }
}

function fromAttributeRecord({ id, key, type, created_at }: AttributeRecord): AttributeDefinition {
  return { id, key, type, createdAt: created_at };
}
