import type { TenantTx } from '@hearback/database';
import { Injectable } from '@nestjs/common';
import {
  ImportChangeStore,
  type ChangedProfile,
  type ImportedEvents,
} from '../../application/imports/import-change-store.js';
import type { ImportChange, UndoCounts } from '../../application/imports/import-state.js';
import type { AttributeType } from '../../domain/attribute.js';

const CHANGE = `ch.customer_id as "customerId", ch.created, ch.revision, ch.fields`;

/**
 * Whether anything happened with the customer `c` since the change `ch`. The decisions of the import itself are no reason, nor what
 * follows from the profile (words, segments).
 */
const IS_TOUCHED = `(c.revision <> ch.revision or c.merged_into is not null
  or exists (select from customers.customer x where x.tenant_id = c.tenant_id and x.merged_into = c.id)
  or exists (select from customers.consent_entry e
             where e.tenant_id = c.tenant_id and e.customer_id = c.id and e.way <> 'list')
  or ${['customer_event', 'customer_answer_day', 'customer_contact', 'customer_list_member', 'timeline_entry']
    .concat(['timeline_subject', 'privacy_request', 'unsubscription', 'data_copy'])
    .map(
      (table) => `exists (select from customers.${table} t where t.tenant_id = c.tenant_id and t.customer_id = c.id)`,
    )
    .join('\n  or ')})`;

/** `ImportChangeStore` in SQL. */
@Injectable()
export class SqlImportChangeStore extends ImportChangeStore {
  override async attributeTypes(tx: TenantTx): Promise<ReadonlyMap<string, AttributeType>> {
    const rows = await tx.query<{ key: string; type: AttributeType }>(
      'select key, type from customers.attribute where tenant_id = $1 order by key',
      [tx.tenantId],
    );
    return new Map(rows.map(({ key, type }) => [key, type]));
  }

  override async timeZone(tx: TenantTx): Promise<string | undefined> {
    const [row] = await tx.query<{ zone: string }>(
      'select time_zone as zone from customers.workspace where tenant_id = $1',
      [tx.tenantId],
    );
    return row?.zone;
  }

  override async externalIdOf(tx: TenantTx, email: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      `select c.external_id as id from customers.customer_identity i
       join customers.customer c on c.tenant_id = i.tenant_id and c.id = i.customer_id
       where i.tenant_id = $1 and i.kind = 'email' and i.value = $2`,
      [tx.tenantId, email],
    );
    return row?.id;
  }

  override async changesOf(tx: TenantTx, importId: string, customerIds: readonly string[]) {
    const rows = await tx.query<ImportChange>(
      `select ${CHANGE} from customers.import_change ch
       where ch.tenant_id = $1 and ch.import_id = $2 and ch.customer_id = any ($3)`,
      [tx.tenantId, importId, customerIds],
    );
    return new Map(rows.map((change) => [change.customerId, change]));
  }

  override async saveChanges(tx: TenantTx, importId: string, changes: readonly ImportChange[]): Promise<void> {
    await tx.query(
      `insert into customers.import_change (tenant_id, import_id, customer_id, created, revision, fields)
       select $1, $2, "customerId", created, revision, fields
       from json_to_recordset($3::json) as r("customerId" uuid, created boolean, revision integer, fields jsonb)
       on conflict (tenant_id, import_id, customer_id) do update
         set created = excluded.created, revision = excluded.revision, fields = excluded.fields`,
      [tx.tenantId, importId, JSON.stringify(changes)],
    );
  }

  override changedProfiles(tx: TenantTx, importId: string, limit: number): Promise<readonly ChangedProfile[]> {
    return tx.query<ChangedProfile>(
      `select ${CHANGE}, c.external_id as "externalId", ${IS_TOUCHED} as "isTouched"
       from customers.import_change ch
       join customers.customer c on c.tenant_id = ch.tenant_id and c.id = ch.customer_id
       where ch.tenant_id = $1 and ch.import_id = $2 order by ch.customer_id limit $3`,
      [tx.tenantId, importId, limit],
    );
  }

  override async dropChanges(tx: TenantTx, importId: string, customerIds: readonly string[]): Promise<void> {
    await tx.query(
      'delete from customers.import_change where tenant_id = $1 and import_id = $2 and customer_id = any ($3)',
      [tx.tenantId, importId, customerIds],
    );
  }

  override importedEvents(tx: TenantTx, importId: string, limit: number): Promise<readonly ImportedEvents[]> {
    return tx.query<ImportedEvents>(
      `with next as (
         select id, customer_id, kind from customers.customer_event
         where tenant_id = $1 and import_id = $2 order by id limit $3)
       select coalesce(c.merged_into, c.id) as "customerId", array_agg(distinct c.id) as "ownerIds",
         array_agg(next.id order by next.id) as "eventIds", array_agg(distinct next.kind) as kinds
       from next join customers.customer c on c.tenant_id = $1 and c.id = next.customer_id
       group by 1 order by 1`,
      [tx.tenantId, importId, limit],
    );
  }

  override async deleteEvents(tx: TenantTx, eventIds: readonly string[]): Promise<void> {
    await tx.query('delete from customers.customer_event where tenant_id = $1 and id = any ($2)', [
      tx.tenantId,
      eventIds,
    ]);
  }

  override firstEvents(tx: TenantTx, customerIds: readonly string[]) {
    return tx.query<{ customerId: string; kind: string; at: Date }>(
      `select coalesce(c.merged_into, c.id) as "customerId", e.kind, min(e.occurred_at) as at
       from customers.customer c join customers.customer_event e on e.tenant_id = c.tenant_id and e.customer_id = c.id
       where c.tenant_id = $1 and (c.id = any ($2) or c.merged_into = any ($2)) and e.source <> 'page'
       group by 1, 2`,
      [tx.tenantId, customerIds],
    );
  }

  override async countUndone(tx: TenantTx, importId: string, { undone, kept }: UndoCounts): Promise<void> {
    await tx.query(
      'update customers.import set undone = undone + $3, kept = kept + $4 where tenant_id = $1 and id = $2',
      [tx.tenantId, importId, undone, kept],
    );
  }
}
