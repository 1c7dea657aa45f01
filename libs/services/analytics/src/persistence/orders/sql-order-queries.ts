import type { OneTenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { OrderQueries } from '../../application/orders/order-queries.js';
import type { Sale } from '../../domain/orders/attribution-report.js';
import { CONVERSION_DAYS, type ConversionCounts } from '../../domain/orders/conversion.js';
import type { CustomerOrders } from '../../domain/orders/customer-orders.js';
import type { Period } from '../../domain/period.js';
import { IS_ORDER } from './is-order.js';

const ZONE = `coalesce((select w.time_zone from analytics.workspace w where w.tenant_id = $1), 'UTC')`;

/** Whose an event is, when merged profiles are one. */
const CUSTOMER = 'coalesce(p.kept_id, e.customer_id)';
const EVENTS = `analytics.customer_event e
  left join analytics.customer_pointer p on p.tenant_id = e.tenant_id and p.customer_id = e.customer_id`;
const ORDERS = `e.tenant_id = $1 and ${IS_ORDER} and e.customer_id is not null`;

const CUSTOMERS = `
  with ordered as (
    select ${CUSTOMER} as customer, (e.occurred_at at time zone ${ZONE})::date - date '1970-01-01' as day,
      e.amount_minor, e.currency
    from ${EVENTS} where ${ORDERS} and e.occurred_at <= $2
    order by customer, e.occurred_at, e.event_id
  ),
  handled as (
    select customer, bool_or(h.automatic_reply_at <= $2) as automatic, bool_or(h.first_response_at <= $2) as person
    from (
      select distinct ${CUSTOMER} as customer, customer_key from ${EVENTS} where ${ORDERS} and customer_key is not null
      union
      select p.kept_id, c.customer_key from analytics.customer_pointer p
      join analytics.risk_customer c on c.tenant_id = p.tenant_id and c.customer_id in (p.customer_id, p.kept_id)
      where p.tenant_id = $1 and c.customer_key is not null
    ) k
    join analytics.respondent r on r.tenant_id = $1 and r.customer_key = k.customer_key
    join analytics.handling h on h.tenant_id = $1 and h.response_id = r.response_id
    group by 1
  ),
  member as (
    select ${CUSTOMER} as customer, json_agg(distinct e.segment_id) as segments
    from analytics.segment_member e
    left join analytics.customer_pointer p on p.tenant_id = e.tenant_id and p.customer_id = e.customer_id
    where e.tenant_id = $1 group by 1
  )
  select days, minors, currencies, coalesce(segments, '[]') as segments,
    case when automatic and person then 'both' when automatic then 'automatic' when person then 'person' else 'none' end as exposure
  from (
    select customer, json_agg(day) as days, json_agg(amount_minor) as minors, json_agg(currency) as currencies
    from ordered group by customer
  ) o left join handled using (customer) left join member using (customer)
  order by (days ->> 0)::integer, customer`;

/** A join, not `exists`: that would be looked up for each customer. `$2` to `$3`: the period; `$4`: until when customers are observed long enough. */
const CONVERSIONS = `
  with first_touch as (
    select ${CUSTOMER} as customer, e.kind, min(e.occurred_at) as at
    from ${EVENTS}
    where e.tenant_id = $1 and e.kind in ('visit', 'lead') and e.occurred_at >= $2 and e.occurred_at < $3 and e.customer_id is not null
    group by 1, 2
  ),
  ordered as (
    select ${CUSTOMER} as customer, e.occurred_at from ${EVENTS} where ${ORDERS} and e.occurred_at >= $2
  ),
  observed as (
    select f.kind, f.customer, bool_or(o.customer is not null) as ordered
    from first_touch f left join ordered o on o.customer = f.customer
      and o.occurred_at >= f.at and o.occurred_at < f.at + interval '${CONVERSION_DAYS} days'
    where f.at <= $4 group by 1, 2
  ),
  events as (
    select kind, count(*)::integer as n from analytics.customer_event
    where tenant_id = $1 and kind in ('visit', 'lead') and occurred_at >= $2 and occurred_at < $3 group by kind
  )
  select coalesce((select n from events where kind = 'visit'), 0) as visits,
    coalesce((select n from events where kind = 'lead'), 0) as leads,
    (count(*) filter (where kind = 'visit'))::integer as visitors,
    (count(*) filter (where kind = 'visit' and ordered))::integer as "visitorsOrdered",
    (count(*) filter (where kind = 'lead'))::integer as interested,
    (count(*) filter (where kind = 'lead' and ordered))::integer as "interestedOrdered"
  from observed`;

/** `$2` to `$3`: the period; `$4`: days of the window. */
const SALES = `
  with ordered as (
    select ${CUSTOMER} as customer, e.event_id, e.occurred_at, e.amount_minor, e.currency
    from ${EVENTS} where ${ORDERS} and e.occurred_at >= $2 and e.occurred_at < $3
  ),
  contact as (
    select ${CUSTOMER} as customer, e.event_id, e.occurred_at, e.channel
    from ${EVENTS}
    where e.tenant_id = $1 and e.kind in ('visit', 'lead') and e.customer_id is not null
      and e.occurred_at >= $2::timestamptz - make_interval(days => $4) and e.occurred_at < $3
  )
  select (1000 * extract(epoch from o.occurred_at))::float8 as at, o.amount_minor::float8 as minor, o.currency,
    coalesce(json_agg(json_build_array(extract(epoch from o.occurred_at - c.occurred_at) / 86400, c.channel)
      order by c.occurred_at, c.event_id) filter (where c.event_id is not null), '[]') as contacts
  from ordered o left join contact c on c.customer = o.customer and c.occurred_at <= o.occurred_at
    and c.occurred_at >= o.occurred_at - make_interval(days => $4)
  group by o.event_id, o.occurred_at, o.amount_minor, o.currency`;

/** `OrderQueries` in SQL. */
@Injectable()
export class SqlOrderQueries extends OrderQueries {
  override async calendar(tx: OneTenantTx, now: Date) {
    const [row] = await tx.query<{ time_zone: string; today: number }>(
      `select zone as time_zone, ($2::timestamptz at time zone zone)::date - date '1970-01-01' as today from (select ${ZONE} as zone) z`,
      [tx.tenantId, now],
    );
    return { timeZone: row!.time_zone, today: row!.today };
  }

  override async starts(tx: OneTenantTx, days: readonly number[]): Promise<readonly Date[]> {
    const rows = await tx.query<{ start: Date }>(
      `select (date '1970-01-01' + day)::timestamp at time zone ${ZONE} as start
       from unnest($2::integer[]) with ordinality d (day, place) order by place`,
      [tx.tenantId, days],
    );
    return rows.map(({ start }) => start);
  }

  override customers(tx: OneTenantTx, now: Date): Promise<readonly CustomerOrders[]> {
    return tx.query<CustomerOrders>(CUSTOMERS, [tx.tenantId, now]);
  }

  override async count(tx: OneTenantTx, now: Date): Promise<number> {
    const [row] = await tx.query<{ n: number }>(
      `select count(*)::integer as n from analytics.customer_event e where ${ORDERS} and e.occurred_at <= $2`,
      [tx.tenantId, now],
    );
    return row!.n;
  }

  override refunds(tx: OneTenantTx, { from, to }: Period) {
    return tx.query<{ currency: string; refunds: number; minor: number }>(
      `select currency, count(*)::integer as refunds, sum(abs(amount_minor))::float8 as minor from analytics.customer_event
       where tenant_id = $1 and (kind = 'refund' or kind = 'order' and amount_minor < 0) and not from_page
         and currency is not null and occurred_at >= $2 and occurred_at < $3
       group by currency`,
      [tx.tenantId, from, to],
    );
  }

  override async conversions(tx: OneTenantTx, { from, to }: Period, now: Date): Promise<ConversionCounts> {
    const observed = new Date(now.getTime() - CONVERSION_DAYS * 86_400_000);
    const [row] = await tx.query<ConversionCounts>(CONVERSIONS, [tx.tenantId, from, to, observed]);
    return row!;
  }

  override sales(tx: OneTenantTx, { from, to }: Period, windowDays: number): Promise<readonly Sale[]> {
    return tx.query<Sale>(SALES, [tx.tenantId, from, to, windowDays]);
  }

  override async segments(tx: OneTenantTx): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ id: string; name: string }>(
      'select segment_id as id, name from analytics.segment where tenant_id = $1',
      [tx.tenantId],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
