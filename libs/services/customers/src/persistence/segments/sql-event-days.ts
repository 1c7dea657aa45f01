import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { EventDays } from '../../application/segments/event-days.js';

/** The days of some events; `e` is the event. */
const DAYS = `select e.tenant_id, e.customer_id, e.kind, coalesce(e.currency, ''),
    (e.occurred_at at time zone coalesce((select time_zone from customers.workspace where tenant_id = $1), 'UTC'))::date,
    count(*), coalesce(sum(e.amount_minor), 0)
  from customers.customer_event e`;
const INSERT = `insert into customers.customer_event_day as known
  (tenant_id, customer_id, kind, currency, day, times, amount_minor)`;

/** `EventDays` in SQL. */
@Injectable()
export class SqlEventDays extends EventDays {
  override async add(tx: Tx, tenantId: string, eventIds: readonly string[]): Promise<void> {
    if (eventIds.length === 0) return;
    await tx.query(
      `${INSERT} ${DAYS} where e.tenant_id = $1 and e.id = any ($2) and e.customer_id is not null group by 1, 2, 3, 4, 5
       on conflict (tenant_id, customer_id, kind, currency, day) do update
         set times = known.times + excluded.times, amount_minor = known.amount_minor + excluded.amount_minor`,
      [tenantId, eventIds],
    );
  }

  override async recount(tx: Tx, tenantId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query('delete from customers.customer_event_day where tenant_id = $1 and customer_id = any ($2)', [
      tenantId,
      customerIds,
    ]);
    await tx.query(`${INSERT} ${DAYS} where e.tenant_id = $1 and e.customer_id = any ($2) group by 1, 2, 3, 4, 5`, [
      tenantId,
      customerIds,
    ]);
  }
}
