import { Injectable } from '@nestjs/common';
import type { LastMemberships, Membership } from '@hearback/contracts';
import type { BatchTx } from '@hearback/database';
import {
  PeopleCopies,
  type AddressCopy,
  type ComplaintCopy,
  type ConsentCopy,
  type CustomerCopy,
  type OfCustomer,
  type PreferencesCopy,
  type SegmentCopy,
  type WorkspaceCopy,
} from '../../application/asking/people-copies.js';

/** The parameters as rows. */
const MEMBERSHIPS = 'unnest($1::uuid[], $2::uuid[], $3::uuid[]) as m (tenant_id, segment_id, customer_id)';

/** `PeopleCopies` in SQL. */
@Injectable()
export class SqlPeopleCopies extends PeopleCopies {
  override async saveCustomer(tx: BatchTx, copy: CustomerCopy): Promise<void> {
    const changed = await tx.query<object>(
      `insert into survey.audience as a (tenant_id, customer_id, external_id, language, time_zone, has_address, customer_revision)
       values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (tenant_id, customer_id) do update set external_id = excluded.external_id, language = excluded.language,
         time_zone = excluded.time_zone, has_address = excluded.has_address, customer_revision = excluded.customer_revision
       where a.customer_revision < excluded.customer_revision returning customer_id`,
      [copy.tenantId, copy.customerId, copy.externalId, copy.language, copy.timeZone, copy.hasAddress, copy.revision],
    );
    if (changed.length > 0) await this.#saveDates(tx, copy);
  }

  async #saveDates(tx: BatchTx, { tenantId, customerId, dates }: CustomerCopy): Promise<void> {
    await tx.query(
      `delete from survey.customer_date where tenant_id = $1 and customer_id = $2 and kind = 'attribute' and name <> all ($3)`,
      [tenantId, customerId, dates.map(({ name }) => name)],
    );
    if (dates.length === 0) return;
    await tx.query(
      `insert into survey.customer_date (tenant_id, customer_id, kind, name, at, day)
       select $1, $2, 'attribute', name, at, day from json_to_recordset($3) as d (name text, at timestamptz, day date)
       on conflict (tenant_id, customer_id, kind, name) do update set at = excluded.at, day = excluded.day`,
      [tenantId, customerId, JSON.stringify(dates)],
    );
  }

  override async saveFirstEvent(
    tx: BatchTx,
    { tenantId, customerId }: OfCustomer,
    kind: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `insert into survey.customer_date as d (tenant_id, customer_id, kind, name, at) values ($1, $2, 'event', $3, $4)
       on conflict (tenant_id, customer_id, kind, name) do update set at = excluded.at where d.at > excluded.at`,
      [tenantId, customerId, kind, at],
    );
  }

  override async replaceFirstEvent(
    tx: BatchTx,
    { tenantId, customerId }: OfCustomer,
    kind: string,
    at: Date | null,
  ): Promise<void> {
    const key = [tenantId, customerId, kind];
    if (at === null)
      await tx.query(
        `delete from survey.customer_date where tenant_id = $1 and customer_id = $2 and kind = 'event' and name = $3`,
        key,
      );
    else
      await tx.query(
        `update survey.customer_date set at = $4
         where tenant_id = $1 and customer_id = $2 and kind = 'event' and name = $3`,
        [...key, at],
      );
  }

  override async savePreferences(tx: BatchTx, copy: PreferencesCopy): Promise<void> {
    await tx.query(
      `insert into survey.audience as a (tenant_id, customer_id, topics_off, max_every_days, paused_until, quiet_hours,
         prefers_person, no_profiling, preferences_revision)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (tenant_id, customer_id) do update set topics_off = excluded.topics_off,
         max_every_days = excluded.max_every_days, paused_until = excluded.paused_until, quiet_hours = excluded.quiet_hours,
         prefers_person = excluded.prefers_person, no_profiling = excluded.no_profiling,
         preferences_revision = excluded.preferences_revision
       where a.preferences_revision < excluded.preferences_revision`,
      [
        copy.tenantId,
        copy.customerId,
        copy.topicsOff,
        copy.maxEveryDays,
        copy.pausedUntil,
        copy.quietHours === null ? null : JSON.stringify(copy.quietHours),
        copy.prefersPerson,
        copy.noProfiling,
        copy.revision,
      ],
    );
  }

  override async saveAddress(tx: BatchTx, copy: AddressCopy): Promise<void> {
    await tx.query(
      `insert into survey.audience as a (tenant_id, customer_id, address_state, address_revision) values ($1, $2, $3, $4)
       on conflict (tenant_id, customer_id) do update
       set address_state = excluded.address_state, address_revision = excluded.address_revision
       where a.address_revision < excluded.address_revision`,
      [copy.tenantId, copy.customerId, copy.state, copy.revision],
    );
  }

  override async saveConsent(tx: BatchTx, copy: ConsentCopy): Promise<void> {
    await tx.query(
      `insert into survey.audience as a (tenant_id, customer_id, consent, consent_at) values ($1, $2, $3, $4)
       on conflict (tenant_id, customer_id) do update set consent = excluded.consent, consent_at = excluded.consent_at
       where a.consent_at is null or a.consent_at < excluded.consent_at
         or (a.consent_at = excluded.consent_at and excluded.consent = 'withdrawn')`,
      [copy.tenantId, copy.customerId, copy.granted ? 'granted' : 'withdrawn', copy.decidedAt],
    );
  }

  override async saveComplaint(tx: BatchTx, copy: ComplaintCopy): Promise<void> {
    await tx.query(
      `insert into survey.complaint as c (tenant_id, task_id, external_id, open, revision) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, task_id) do update
       set external_id = excluded.external_id, open = excluded.open, revision = excluded.revision
       where c.revision < excluded.revision`,
      [copy.tenantId, copy.taskId, copy.externalId, copy.open, copy.revision],
    );
  }

  override async saveSegment(tx: BatchTx, copy: SegmentCopy): Promise<void> {
    await tx.query(
      `insert into survey.segment as s (tenant_id, id, name, archived, revision) values ($1, $2, $3, $4, $5)
       on conflict (tenant_id, id) do update
       set name = excluded.name, archived = excluded.archived, revision = excluded.revision
       where s.revision < excluded.revision`,
      [copy.tenantId, copy.id, copy.name, copy.archived, copy.revision],
    );
  }

  override async saveMemberships(tx: BatchTx, { entered, left }: LastMemberships): Promise<void> {
    if (left.length > 0)
      await tx.query(
        `delete from survey.segment_member s using ${MEMBERSHIPS}
         where s.tenant_id = m.tenant_id and s.segment_id = m.segment_id and s.customer_id = m.customer_id`,
        columnsOf(left),
      );
    if (entered.length > 0)
      await tx.query(
        `insert into survey.segment_member (tenant_id, segment_id, customer_id)
         select tenant_id, segment_id, customer_id from ${MEMBERSHIPS} on conflict do nothing`,
        columnsOf(entered),
      );
  }

  override async saveWorkspace(tx: BatchTx, { tenantId, timeZone, basis, changedAt }: WorkspaceCopy): Promise<void> {
    await tx.query(
      `insert into survey.workspace as w (tenant_id, time_zone, questions_consent, changed_at) values ($1, $2, $3, $4)
       on conflict (tenant_id) do update
         set time_zone = excluded.time_zone, questions_consent = excluded.questions_consent,
             changed_at = excluded.changed_at
         where w.changed_at <= excluded.changed_at`,
      [tenantId, timeZone, basis, changedAt],
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
