import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type BatchTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import { TimelineStore, type AddressState } from '../../application/timeline/timeline-store.js';
import type { TimelineEntry, TimelineKind, ToldEntry, ToldSubject } from '../../domain/timeline/timeline-entry.js';
import { TIMELINE } from './timeline-sql.js';

/** `TimelineStore` in SQL, in one order, so that concurrent batches cannot deadlock. */
@Injectable()
export class SqlTimelineStore extends TimelineStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async save(tx: BatchTx, entries: readonly ToldEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const rows = entries.map(({ tenantId, of, id, kind, at, details, revision = 0 }) => ({
      tenant_id: tenantId,
      id,
      kind,
      at,
      customer_id: 'customerId' in of ? of.customerId : null,
      external_id: 'externalId' in of ? of.externalId : null,
      subject_id: 'subjectId' in of ? of.subjectId : (details.responseId ?? null),
      details,
      revision,
    }));
    await tx.query(
      `insert into customers.timeline_entry as known (tenant_id, id, kind, at, customer_id, subject_id, details, revision)
       select distinct on (r.tenant_id, r.id) r.tenant_id, r.id, r.kind, r.at, coalesce(r.customer_id, c.id), r.subject_id,
         r.details, r.revision
       from json_to_recordset($1::json) as r(tenant_id uuid, id uuid, kind text, at timestamptz, customer_id uuid,
         external_id text, subject_id uuid, details jsonb, revision integer)
       left join customers.customer c on c.tenant_id = r.tenant_id and c.external_id = r.external_id
       where coalesce(r.customer_id, c.id, r.subject_id) is not null
       order by r.tenant_id, r.id, r.revision desc
       on conflict (tenant_id, id) do update set details = excluded.details, revision = excluded.revision
         where known.revision < excluded.revision`,
      [JSON.stringify(rows)],
    );
  }

  override async link(tx: BatchTx, subjects: readonly ToldSubject[]): Promise<void> {
    if (subjects.length === 0) return;
    const rows = subjects.map(({ tenantId, id, of }) => ({
      tenant_id: tenantId,
      id,
      customer_id: 'customerId' in of ? of.customerId : null,
      external_id: 'externalId' in of ? of.externalId : null,
      parent_id: 'parentId' in of ? of.parentId : null,
    }));
    await tx.query(
      `insert into customers.timeline_subject (tenant_id, id, customer_id, parent_id)
       select distinct on (r.tenant_id, r.id) r.tenant_id, r.id, coalesce(r.customer_id, c.id), r.parent_id
       from json_to_recordset($1::json)
         as r(tenant_id uuid, id uuid, customer_id uuid, external_id text, parent_id uuid)
       left join customers.customer c on c.tenant_id = r.tenant_id and c.external_id = r.external_id
       where coalesce(r.customer_id, c.id, r.parent_id) is not null order by r.tenant_id, r.id
       on conflict (tenant_id, id) do nothing`,
      [JSON.stringify(rows)],
    );
  }

  override async remove(tx: BatchTx, subjects: readonly { readonly tenantId: string; readonly id: string }[]) {
    await tx.query(
      `delete from customers.timeline_entry e using json_to_recordset($1::json) as gone("tenantId" uuid, id uuid)
       where e.tenant_id = gone."tenantId" and e.subject_id = gone.id and e.kind = 'answered'`,
      [JSON.stringify(subjects)],
    );
  }

  override async saveAddresses(tx: BatchTx, states: readonly AddressState[]): Promise<void> {
    if (states.length === 0) return;
    await tx.query(
      `insert into customers.customer_address as known (tenant_id, customer_id, active, reason, revision, changed_at)
       select distinct on ("tenantId", "customerId") "tenantId", "customerId", active, reason, revision, "changedAt"
       from json_to_recordset($1::json) as r("tenantId" uuid, "customerId" uuid, active boolean, reason text,
         revision integer, "changedAt" timestamptz)
       order by "tenantId", "customerId", revision desc
       on conflict (tenant_id, customer_id) do update set active = excluded.active, reason = excluded.reason,
         revision = excluded.revision, changed_at = excluded.changed_at
       where known.revision < excluded.revision`,
      [JSON.stringify(states)],
    );
  }

  override page(
    tenantId: string,
    customerId: string,
    kinds: readonly TimelineKind[] | undefined,
    page: PageRequest,
  ): Promise<Page<TimelineEntry>> {
    const parameters: unknown[] = [tenantId, customerId, kinds ?? null];
    const keys = keyset(page, ['at', 'id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<TimelineEntry>(
        `${TIMELINE} select id, kind, at, details from every
         where ($3::text[] is null or kind = any ($3)) and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows, page.limit);
    });
  }
}
