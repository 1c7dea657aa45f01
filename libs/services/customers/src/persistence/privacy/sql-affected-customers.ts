import { TenantDatabase, type TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import { AffectedCustomers, type BreachPeriod } from '../../application/privacy/report-breach.js';
import { DATA_KINDS, type AffectedCustomer, type DataKind } from '../../domain/privacy/affected-customer.js';

const PAGE = 500;

/** $1 is the workspace, $2 and $3 the period. Profiles count as they are; what happened counts if it happened in the period. */
const AFFECTED = `
  select c.id, c.external_id, (c.name is not null)::integer as name, i.email_addresses, i.phone_numbers, i.other_identities,
    (select count(*)::integer from jsonb_object_keys(c.attributes::jsonb)) as attributes,
    (select count(*)::integer from customers.customer_event v where v.tenant_id = c.tenant_id and v.customer_id = c.id
       and v.occurred_at >= $2 and v.occurred_at < $3) as events,
    t.questions, t.answers, t.messages, t.tasks, t.promises,
    (select count(*)::integer from customers.consent_entry d where d.tenant_id = c.tenant_id and d.customer_id = c.id
       and d.decided_at >= $2 and d.decided_at < $3) as decisions
  from customers.customer c
  cross join lateral (
    select count(*) filter (where kind = 'email')::integer as email_addresses,
      count(*) filter (where kind = 'phone')::integer as phone_numbers,
      count(*) filter (where kind not in ('email', 'phone'))::integer as other_identities
    from customers.customer_identity where tenant_id = c.tenant_id and customer_id = c.id) i
  cross join lateral (
    with own as (
      select id from customers.timeline_subject where tenant_id = c.tenant_id and customer_id = c.id),
    below as (
      select s.id from customers.timeline_subject s join own on own.id = s.parent_id where s.tenant_id = c.tenant_id)
    select count(*) filter (where kind = 'asked')::integer as questions,
      count(*) filter (where kind = 'answered')::integer as answers,
      count(*) filter (where kind = 'message')::integer as messages,
      count(distinct subject_id) filter (where kind = 'task')::integer as tasks,
      count(*) filter (where kind = 'promise')::integer as promises
    from customers.timeline_entry e
    where e.tenant_id = c.tenant_id and e.at >= $2 and e.at < $3 and (e.customer_id = c.id
      or e.subject_id in (select id from own union all select id from below))) t
  where c.tenant_id = $1 and c.created_at < $3 and ($4::uuid is null or c.id > $4)
  order by c.id limit ${PAGE}`;

type Row = Readonly<Record<DataKind, number>> & { readonly id: string; readonly external_id: string };

/** `AffectedCustomers` in SQL. */
@Injectable()
export class SqlAffectedCustomers extends AffectedCustomers {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async count(tx: TenantTx, { to }: BreachPeriod): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::integer as count from customers.customer where tenant_id = $1 and created_at < $2',
      [tx.tenantId, to],
    );
    return row!.count;
  }

  override page(
    tenantId: string,
    { from, to }: BreachPeriod,
    after: string | null,
  ): Promise<readonly AffectedCustomer[]> {
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<Row>(AFFECTED, [tenantId, from, to, after]);
      return rows.map((row) => ({
        id: row.id,
        externalId: row.external_id,
        counts: Object.fromEntries(DATA_KINDS.map((kind) => [kind, row[kind]])) as Record<DataKind, number>,
      }));
    });
  }
}
