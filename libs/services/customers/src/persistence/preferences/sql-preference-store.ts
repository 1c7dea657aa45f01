import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type OneTenantTx } from '@hearback/database';
import { pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  PreferenceStore,
  type ConsentText,
  type CustomerChoices,
  type LedgerEntry,
  type Unsubscription,
} from '../../application/preferences/preference-store.js';
import type { ConsentBasis, ConsentEntry } from '../../domain/consent/consent-ledger.js';
import { NO_PREFERENCES, type StoredPreferences } from '../../domain/consent/preferences.js';
import type { UnsubscribeChoice } from '../../domain/consent/unsubscribe-choice.js';
import { impliedWithdrawals, type MergedDecisions } from '../../domain/merges/stricter.js';
import { CUSTOMER_COLUMNS, fromCustomerRow, type CustomerRow } from '../customer.row.js';
import {
  ENTRY_COLUMNS,
  fromConsentEntryRow,
  fromPreferenceRow,
  type ConsentEntryRow,
  type PreferenceRow,
} from './preference.row.js';

interface UnsubscriptionRow {
  readonly choice: UnsubscribeChoice;
  readonly max_every_days_before: number | null;
  readonly topics_off_before: readonly string[];
  readonly questions_before: boolean;
  readonly chosen_at: Date;
}

/** `PreferenceStore` in SQL. */
@Injectable()
export class SqlPreferenceStore extends PreferenceStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override async choices(tx: OneTenantTx, profileId: string, lock: boolean): Promise<CustomerChoices | undefined> {
    const customerId = lock ? await this.#lockKept(tx, profileId) : await this.#keptId(tx, profileId);
    if (customerId === undefined) return undefined;
    const key = [tx.tenantId, customerId];
    const [customer] = await tx.query<CustomerRow>(
      `select ${CUSTOMER_COLUMNS} from customers.customer c where c.tenant_id = $1 and c.id = $2`,
      key,
    );
    if (customer === undefined) return undefined;
    const [preference] = await tx.query<PreferenceRow>(
      'select * from customers.preference where tenant_id = $1 and customer_id = $2',
      key,
    );
    const entries = await tx.query<ConsentEntryRow>(
      `select ${ENTRY_COLUMNS} from customers.consent_entry e where e.tenant_id = $1 and e.customer_id = $2`,
      key,
    );
    const merged = await tx.query<ConsentEntryRow & { customer_id: string; merged_at: Date }>(
      `select ${ENTRY_COLUMNS}, c.id as customer_id, c.merged_at from customers.customer c
       join customers.consent_entry e on e.tenant_id = c.tenant_id and e.customer_id = c.id
       where c.tenant_id = $1 and c.merged_into = $2`,
      key,
    );
    const [face] = await tx.query<{ questions_consent: ConsentBasis }>(
      'select questions_consent from customers.workspace_face where tenant_id = $1',
      [tx.tenantId],
    );
    const own = entries.map(fromConsentEntryRow);
    return {
      customer: fromCustomerRow(customer),
      preferences: preference === undefined ? NO_PREFERENCES : fromPreferenceRow(preference),
      entries: [...own, ...impliedWithdrawals(own, byProfile(merged))],
      basis: face?.questions_consent ?? 'opt_out',
    };
  }

  /** The customer whose profile was kept, if this one was merged. */
  async #keptId(tx: OneTenantTx, profileId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ id: string }>(
      'select coalesce(merged_into, id) as id from customers.customer where tenant_id = $1 and id = $2',
      [tx.tenantId, profileId],
    );
    return row?.id;
  }

  /** Lock first, then read: the next statements see what the previous holder of the lock has written. */
  async #lockKept(tx: OneTenantTx, profileId: string): Promise<string | undefined> {
    for (let id = await this.#keptId(tx, profileId); id !== undefined;) {
      await tx.query('select from customers.customer where tenant_id = $1 and id = $2 for update', [tx.tenantId, id]);
      const now = await this.#keptId(tx, profileId);
      if (now === id) return id;
      id = now;
    }
    return undefined;
  }

  override async savePreferences(tx: OneTenantTx, customerId: string, wanted: StoredPreferences): Promise<void> {
    await tx.query(
      `insert into customers.preference (tenant_id, customer_id, topics_off, max_every_days, paused_until, language,
         quiet_from, quiet_to, prefers_person, revision, changed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
       on conflict (tenant_id, customer_id) do update
         set topics_off = excluded.topics_off, max_every_days = excluded.max_every_days,
             paused_until = excluded.paused_until, language = excluded.language, quiet_from = excluded.quiet_from,
             quiet_to = excluded.quiet_to, prefers_person = excluded.prefers_person, revision = excluded.revision,
             changed_at = excluded.changed_at`,
      [
        tx.tenantId,
        customerId,
        wanted.topicsOff,
        wanted.maxEveryDays,
        wanted.pausedUntil,
        wanted.language,
        wanted.quietHours?.from ?? null,
        wanted.quietHours?.to ?? null,
        wanted.prefersPerson,
        wanted.revision,
        wanted.changedAt,
      ],
    );
  }

  override async keepText(tx: OneTenantTx, { id, purpose, locale, text }: ConsentText, at: Date): Promise<string> {
    await tx.query(
      `insert into customers.consent_text (tenant_id, id, purpose, locale, text, sha256, created_at)
       values ($1, $2, $3, $4, $5, sha256(convert_to($5, 'UTF8')), $6) on conflict do nothing`,
      [tx.tenantId, id, purpose, locale, text, at],
    );
    return id;
  }

  override async addEntries(tx: OneTenantTx, customerId: string, entries: readonly ConsentEntry[], at: Date) {
    await tx.query(
      `insert into customers.consent_entry
         (tenant_id, id, customer_id, purpose, granted, text_id, locale, decided_at, way, invitation_id, created_at, source)
       select $1, id, $2, purpose, granted, text_id, locale, decided_at, way, invitation_id, $4, source
       from json_to_recordset($3::json) as e(id uuid, purpose text, granted boolean, text_id uuid, locale text,
         decided_at timestamptz, way text, invitation_id uuid, source text)`,
      [
        tx.tenantId,
        customerId,
        JSON.stringify(
          entries.map(({ textId, decidedAt, invitationId, ...entry }) => ({
            ...entry,
            text_id: textId,
            decided_at: decidedAt,
            invitation_id: invitationId,
          })),
        ),
        at,
      ],
    );
  }

  override ledger(tenantId: string, customerId: string, page: PageRequest): Promise<Page<LedgerEntry>> {
    const parameters: unknown[] = [tenantId, customerId];
    const keys = keyset(page, ['e.created_at', 'e.id'], parameters);
    return this.database.withTenant(tenantId, async (tx) => {
      const rows = await tx.query<ConsentEntryRow & { text: string | null; created_at: Date }>(
        `select ${ENTRY_COLUMNS}, e.created_at, t.text from customers.consent_entry e
         left join customers.consent_text t on t.tenant_id = e.tenant_id and t.id = e.text_id
         where e.tenant_id = $1 and e.customer_id in
             (select id from customers.customer where tenant_id = $1 and (id = $2 or merged_into = $2))
           and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      const entries = rows.map((row) => ({
        ...fromConsentEntryRow(row),
        text: row.text,
        createdAt: row.created_at,
      }));
      return pageOf(entries, page.limit);
    });
  }

  override async unsubscription(
    tx: OneTenantTx,
    customerId: string,
    invitationId: string,
  ): Promise<Unsubscription | undefined> {
    const [row] = await tx.query<UnsubscriptionRow>(
      'select * from customers.unsubscription where tenant_id = $1 and customer_id = $2 and invitation_id = $3',
      [tx.tenantId, customerId, invitationId],
    );
    if (row === undefined) return undefined;
    return {
      customerId,
      invitationId,
      choice: row.choice,
      maxEveryDaysBefore: row.max_every_days_before,
      topicsOffBefore: row.topics_off_before,
      questionsBefore: row.questions_before,
      chosenAt: row.chosen_at,
    };
  }

  override async saveUnsubscription(tx: OneTenantTx, made: Unsubscription): Promise<void> {
    await tx.query(
      `insert into customers.unsubscription (tenant_id, customer_id, invitation_id, choice, max_every_days_before,
         topics_off_before, questions_before, chosen_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)
       on conflict (tenant_id, customer_id, invitation_id) do update
         set choice = excluded.choice, max_every_days_before = excluded.max_every_days_before,
             topics_off_before = excluded.topics_off_before, questions_before = excluded.questions_before,
             chosen_at = excluded.chosen_at`,
      [
        tx.tenantId,
        made.customerId,
        made.invitationId,
        made.choice,
        made.maxEveryDaysBefore,
        made.topicsOffBefore,
        made.questionsBefore,
        made.chosenAt,
      ],
    );
  }

  override async removeUnsubscription(tx: OneTenantTx, customerId: string, invitationId: string): Promise<void> {
    await tx.query(
      'delete from customers.unsubscription where tenant_id = $1 and customer_id = $2 and invitation_id = $3',
      [tx.tenantId, customerId, invitationId],
    );
  }

  override async topicOf(tx: OneTenantTx, invitationId: string): Promise<string | undefined> {
    const [row] = await tx.query<{ survey_kind: string }>(
      'select survey_kind from customers.invitation_topic where tenant_id = $1 and invitation_id = $2',
      [tx.tenantId, invitationId],
    );
    return row?.survey_kind;
  }
}

function byProfile(rows: readonly (ConsentEntryRow & { customer_id: string; merged_at: Date })[]): MergedDecisions[] {
  const ids = [...new Set(rows.map((row) => row.customer_id))];
  return ids.map((id) => {
    const of = rows.filter((row) => row.customer_id === id);
    return { mergedAt: of[0]!.merged_at, entries: of.map(fromConsentEntryRow) };
  });
}
