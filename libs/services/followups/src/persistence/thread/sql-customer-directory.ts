import { Injectable } from '@nestjs/common';
import type { BatchTx, Row, Tx } from '@hearback/database';
import {
  CustomerDirectory,
  type CustomerPart,
  type CustomerState,
  type KnownCustomer,
  type NamedCustomer,
} from '../../application/thread/customer-directory.js';

/** `CustomerDirectory` in SQL. */
@Injectable()
export class SqlCustomerDirectory extends CustomerDirectory {
  override async saveCustomer(tx: BatchTx, customer: CustomerState): Promise<void> {
    const { tenantId, customerId, externalId, name, email, language, timeZone, revision } = customer;
    await tx.query(
      `insert into followups.customer as c (tenant_id, customer_id, external_id, name, email, language, time_zone,
         customer_revision)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, customer_id) do update set external_id = excluded.external_id, name = excluded.name,
         email = excluded.email, language = excluded.language,
         time_zone = excluded.time_zone, customer_revision = excluded.customer_revision
       where c.customer_revision < excluded.customer_revision`,
      [tenantId, customerId, externalId, name, email, language, timeZone, revision],
    );
  }

  override async savePreferences(
    tx: BatchTx,
    {
      tenantId,
      customerId,
      prefersPerson,
      noProfiling,
      language,
      revision,
    }: CustomerPart & Pick<KnownCustomer, 'prefersPerson' | 'noProfiling' | 'language'>,
  ): Promise<void> {
    await tx.query(
      `insert into followups.customer as c (tenant_id, customer_id, prefers_person, preferred_language, preferences_revision,
         no_profiling)
       values ($1, $2, $3, $4, $5, $6)
       on conflict (tenant_id, customer_id) do update set prefers_person = excluded.prefers_person,
         no_profiling = excluded.no_profiling, preferred_language = excluded.preferred_language,
         preferences_revision = excluded.preferences_revision
       where c.preferences_revision < excluded.preferences_revision`,
      [tenantId, customerId, prefersPerson, language, revision, noProfiling],
    );
  }

  override async saveSuppression(
    tx: BatchTx,
    { tenantId, customerId, active, revision }: CustomerPart & { readonly active: boolean },
  ): Promise<void> {
    await tx.query(
      `insert into followups.customer as c (tenant_id, customer_id, suppressed, suppression_revision) values ($1, $2, $3, $4)
       on conflict (tenant_id, customer_id) do update
       set suppressed = excluded.suppressed, suppression_revision = excluded.suppression_revision
       where c.suppression_revision < excluded.suppression_revision`,
      [tenantId, customerId, active, revision],
    );
  }

  override async find(tx: Tx, tenantId: string, externalId: string): Promise<KnownCustomer | undefined> {
    const [row] = await tx.query<KnownCustomer & Row>(
      `select customer_id as "customerId", external_id as "externalId", name, email,
         coalesce(preferred_language, language) as language, time_zone as "timeZone",
         prefers_person as "prefersPerson", no_profiling as "noProfiling", suppressed as "isSuppressed"
       from followups.customer where tenant_id = $1 and external_id = followups.kept_customer($1, $2)
       order by customer_revision desc limit 1`,
      [tenantId, externalId],
    );
    return row;
  }

  override async notProfiled(tx: Tx, customers: readonly NamedCustomer[]): Promise<readonly NamedCustomer[]> {
    if (customers.length === 0) return [];
    return tx.query<NamedCustomer & Row>(
      `select c.tenant_id as "tenantId", n.external_id as customer
       from unnest($1::uuid[], $2::text[]) as n (tenant_id, external_id)
       join followups.customer c on c.tenant_id = n.tenant_id
         and c.external_id = followups.kept_customer(n.tenant_id, n.external_id) and c.no_profiling`,
      [customers.map(({ tenantId }) => tenantId), customers.map(({ customer }) => customer)],
    );
  }

  override async idOfAddress(tx: Tx, tenantId: string, address: string): Promise<string | undefined> {
    const rows = await tx.query<{ external_id: string }>(
      `select distinct followups.kept_customer($1, external_id) as external_id from followups.customer
       where tenant_id = $1 and lower(email) = lower($2) and external_id is not null limit 2`,
      [tenantId, address],
    );
    return rows.length === 1 ? rows[0]!.external_id : undefined;
  }
}
