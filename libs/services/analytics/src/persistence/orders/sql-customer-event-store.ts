import type { LastMemberships, Membership } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { CustomerEventStore, type CustomerEventFact } from '../../application/orders/customer-event-store.js';

const SAVE = `
  insert into analytics.customer_event
    (tenant_id, event_id, customer_id, kind, occurred_at, amount_minor, currency, channel, from_page, customer_key)
  select "tenantId", "eventId", "customerId", kind, "occurredAt", "amountMinor", currency, channel, "isFromPage", "customerKey"
  from json_to_recordset($1::json) as c ("tenantId" uuid, "eventId" uuid, "customerId" uuid, kind text, "occurredAt" timestamptz,
    "amountMinor" bigint, currency text, channel text, "isFromPage" boolean, "customerKey" uuid)
  order by 1, 2
  on conflict do nothing`;

const REMOVE = `
  delete from analytics.customer_event e
  using json_to_recordset($1::json) as c ("tenantId" uuid, "eventId" uuid)
  where e.tenant_id = c."tenantId" and e.event_id = c."eventId"`;

const MEMBERSHIPS = 'unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (tenant_id, segment_id, customer_id)';

/** `CustomerEventStore` with set-based statements. */
@Injectable()
export class SqlCustomerEventStore extends CustomerEventStore {
  override async save(tx: BatchTx, facts: readonly CustomerEventFact[]): Promise<void> {
    if (facts.length > 0) await tx.query(SAVE, [JSON.stringify(facts)]);
  }

  override async remove(tx: BatchTx, events: readonly { readonly tenantId: string; readonly eventId: string }[]) {
    if (events.length > 0) await tx.query(REMOVE, [JSON.stringify(events)]);
  }

  override async saveMemberships(tx: BatchTx, { entered, left }: LastMemberships): Promise<void> {
    if (left.length > 0)
      await tx.query(
        `delete from analytics.segment_member s using ${MEMBERSHIPS}
         where s.tenant_id = m.tenant_id and s.segment_id = m.segment_id and s.customer_id = m.customer_id`,
        columnsOf(left),
      );
    if (entered.length > 0)
      await tx.query(
        `insert into analytics.segment_member (tenant_id, segment_id, customer_id)
         select tenant_id, segment_id, customer_id from ${MEMBERSHIPS} order by 1, 2, 3 on conflict do nothing`,
        columnsOf(entered),
      );
  }
}

function columnsOf(memberships: readonly Membership[]): readonly (readonly string[])[] {
  return [
    memberships.map(({ tenantId }) => tenantId),
    memberships.map(({ segmentId }) => segmentId),
    memberships.map(({ customerId }) => customerId),
  ];
}
