import { Injectable } from '@nestjs/common';
import type {
  BrandChangedV1,
  CustomerChangedV1,
  MessagePublishedV1,
  PreferencesChangedV1,
  SurveyPublishedV1,
  WorkspaceSuspendedV1,
} from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import { CustomerCopies, type OfTenant } from '../application/customer-copies.js';
import { listedAddress } from '../domain/suppression.js';

/** `CustomerCopies` in SQL. */
@Injectable()
export class SqlCustomerCopies extends CustomerCopies {
  override async saveCustomers(tx: BatchTx, changes: readonly OfTenant<CustomerChangedV1>[]): Promise<void> {
    const rows = newest(changes).map(({ tenantId, payload }) => ({
      tenant_id: tenantId,
      customer_id: payload.customer_id,
      external_id: payload.external_id,
      name: payload.name ?? null,
      email: payload.email ?? null,
      address: payload.email ? listedAddress(payload.email) : null,
      language: payload.language,
      time_zone: payload.time_zone ?? null,
      attributes: payload.attributes,
      revision: payload.revision,
    }));
    const columns = 'external_id, name, email, address, language, time_zone, attributes, revision';
    await tx.query(
      `insert into notifications.recipient as r (tenant_id, customer_id, ${columns})
       select tenant_id, customer_id, ${columns} from json_populate_recordset(null::notifications.recipient, $1::json)
       on conflict (tenant_id, customer_id) do update set external_id = excluded.external_id, name = excluded.name,
         email = excluded.email, address = excluded.address, language = excluded.language, time_zone = excluded.time_zone,
         attributes = excluded.attributes, revision = excluded.revision
       where r.revision < excluded.revision`,
      [JSON.stringify(rows)],
    );
  }

  override async savePreferences(tx: BatchTx, changes: readonly OfTenant<PreferencesChangedV1>[]): Promise<void> {
    const rows = newest(changes).map(({ tenantId, payload }) => ({
      tenant_id: tenantId,
      customer_id: payload.customer_id,
      preferred_language: payload.language,
      preferences_revision: payload.revision,
    }));
    await tx.query(
      `insert into notifications.recipient as r (tenant_id, customer_id, preferred_language, preferences_revision)
       select tenant_id, customer_id, preferred_language, preferences_revision
       from json_populate_recordset(null::notifications.recipient, $1::json)
       on conflict (tenant_id, customer_id) do update
         set preferred_language = excluded.preferred_language, preferences_revision = excluded.preferences_revision
       where r.preferences_revision < excluded.preferences_revision`,
      [JSON.stringify(rows)],
    );
  }

  override async saveBrand(tx: BatchTx, { tenantId, payload }: OfTenant<BrandChangedV1>): Promise<void> {
    const { name, color, contact, privacy_url, logo_path, changed_at } = payload;
    await tx.query(
      `insert into notifications.brand as b (tenant_id, name, color, contact, privacy_url, logo_path, changed_at)
       values ($1, $2, $3, $4::jsonb, $5, $6, $7)
       on conflict (tenant_id) do update set name = excluded.name, color = excluded.color, contact = excluded.contact,
         privacy_url = excluded.privacy_url, logo_path = excluded.logo_path, changed_at = excluded.changed_at
       where b.changed_at is null or b.changed_at <= excluded.changed_at`,
      [tenantId, name, color, contact && JSON.stringify(contact), privacy_url, logo_path, changed_at],
    );
  }

  override async saveSuspension(tx: BatchTx, { tenantId, payload }: OfTenant<WorkspaceSuspendedV1>): Promise<void> {
    await tx.query(
      `insert into notifications.brand as b (tenant_id, suspended, suspended_changed_at) values ($1, $2, $3)
       on conflict (tenant_id) do update
         set suspended = excluded.suspended, suspended_changed_at = excluded.suspended_changed_at
       where b.suspended_changed_at is null or b.suspended_changed_at <= excluded.suspended_changed_at`,
      [tenantId, payload.suspended, payload.changed_at],
    );
  }

  override async saveSurveyVersion(tx: BatchTx, { tenantId, payload }: OfTenant<SurveyPublishedV1>): Promise<void> {
    await tx.query(
      `insert into notifications.survey_version (tenant_id, survey_id, version, definition) values ($1, $2, $3, $4::jsonb)
       on conflict do nothing`,
      [tenantId, payload.survey_id, payload.version, JSON.stringify(payload.definition)],
    );
  }

  override async saveMessage(tx: BatchTx, { tenantId, payload }: OfTenant<MessagePublishedV1>): Promise<void> {
    await tx.query(
      `insert into notifications.survey_message (tenant_id, plan_id, version, sender_id, texts)
       values ($1, $2, $3, $4, $5::jsonb) on conflict do nothing`,
      [tenantId, payload.plan_id, payload.message_version, payload.sender_id, JSON.stringify(payload.texts)],
    );
  }
}

type Revised = OfTenant<{ readonly customer_id: string; readonly revision: number }>;

/** The newest change of each customer, in the order of ids, in which concurrent batches lock the rows. */
function newest<T extends Revised>(changes: readonly T[]): readonly T[] {
  const byCustomer = new Map<string, T>();
  for (const change of changes) {
    const id = change.payload.customer_id;
    const known = byCustomer.get(id);
    if (known === undefined || known.payload.revision < change.payload.revision) byCustomer.set(id, change);
  }
  return [...byCustomer.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, change]) => change);
}
