import { Injectable } from '@nestjs/common';
import type { Tx } from '@hearback/database';
import { CustomerDates, type AnchoredCustomer } from '../../application/asking/customer-dates.js';
import type { PlanAnchor } from '../../domain/asking/plan.js';

/** `CustomerDates` in SQL. */
@Injectable()
export class SqlCustomerDates extends CustomerDates {
  override of(
    tx: Tx,
    tenantId: string,
    customerIds: readonly string[],
    { kind, name }: PlanAnchor,
  ): Promise<readonly AnchoredCustomer[]> {
    return tx.query<AnchoredCustomer>(
      `select customer_id as "customerId", zone as "timeZone", coalesce(day, (at at time zone zone)::date)::text as day
       from (select d.customer_id, d.at, d.day, coalesce(a.time_zone, w.time_zone, 'UTC') as zone
         from survey.customer_date d
         join survey.audience a on a.tenant_id = d.tenant_id and a.customer_id = d.customer_id
         left join survey.workspace w on w.tenant_id = d.tenant_id
         where d.tenant_id = $1 and d.customer_id = any ($2) and d.kind = $3 and d.name = $4) dated`,
      [tenantId, customerIds, kind, name],
    );
  }
}
