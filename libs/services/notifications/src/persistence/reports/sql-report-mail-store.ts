import { Injectable } from '@nestjs/common';
import { keyset, TenantDatabase, type BatchTx, type TenantTx, type Tx } from '@hearback/database';
import { derivedId, pageOf, type Page, type PageRequest } from '@hearback/kernel';
import {
  ReportMailStore,
  type ConfirmedRecipient,
  type ListedReportMail,
  type PendingReportMail,
  type ReportEdition,
} from '../../application/reports/report-mail-store.js';
import type { RecipientState, ReportMailState, ReportRecipient } from '../../domain/reports/report-recipient.js';

type Row<T> = T & Record<string, unknown>;

const RECIPIENT = `r.id, r.schedule_id as "scheduleId", r.member_id as "memberId", r.address, r.status, r.changed_at as "changedAt"`;

/** `ReportMailStore` in SQL. */
@Injectable()
export class SqlReportMailStore extends ReportMailStore {
  constructor(private readonly database: TenantDatabase) {
    super();
  }

  override recipients(tenantId: string, scheduleId: string): Promise<readonly ReportRecipient[]> {
    return this.database.withTenant(tenantId, (tx) => this.#recipients(tx, scheduleId));
  }

  override list(tenantId: string, page: PageRequest): Promise<Page<ReportRecipient>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId];
      const keys = keyset(page, ['r.changed_at', 'r.id'], parameters);
      const rows = await tx.query<Row<ReportRecipient>>(
        `select ${RECIPIENT} from notifications.report_recipient r
         where r.tenant_id = $1 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows, page.limit);
    });
  }

  override async lock(tx: TenantTx, scheduleId: string): Promise<readonly ReportRecipient[]> {
    await tx.query(
      `select pg_advisory_xact_lock(hashtextextended('notifications.report-recipients:' || $1::text, 0))`,
      [tx.tenantId],
    );
    return this.#recipients(tx, scheduleId);
  }

  #recipients(tx: TenantTx, scheduleId: string): Promise<readonly ReportRecipient[]> {
    return tx.query<Row<ReportRecipient>>(
      `select ${RECIPIENT} from notifications.report_recipient r where r.tenant_id = $1 and r.schedule_id = $2 order by r.id`,
      [tx.tenantId, scheduleId],
    );
  }

  override async add(tx: TenantTx, recipients: readonly ReportRecipient[]): Promise<void> {
    const rows = recipients.map(({ id, scheduleId, memberId, address, status, changedAt }) => {
      return { id, schedule_id: scheduleId, member_id: memberId, address, status, changed_at: changedAt };
    });
    await tx.query(
      `insert into notifications.report_recipient (tenant_id, id, schedule_id, member_id, address, status, changed_at)
       select $1, id, schedule_id, member_id, address, status, changed_at
       from json_populate_recordset(null::notifications.report_recipient, $2::json)`,
      [tx.tenantId, JSON.stringify(rows)],
    );
  }

  override async remove(tx: TenantTx, ids: readonly string[]): Promise<void> {
    await tx.query('delete from notifications.report_recipient where tenant_id = $1 and id = any ($2)', [
      tx.tenantId,
      ids,
    ]);
  }

  override async activeMembers(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly string[]> {
    const rows = await tx.query<{ id: string }>(
      'select id from notifications.member where tenant_id = $1 and active and id = any ($2)',
      [tenantId, ids],
    );
    return rows.map(({ id }) => id);
  }

  override async countAddresses(tx: TenantTx): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      'select count(*)::int as count from notifications.report_recipient where tenant_id = $1 and address is not null',
      [tx.tenantId],
    );
    return row?.count ?? 0;
  }

  override findRecipient(tenantId: string, id: string): Promise<ConfirmedRecipient | undefined> {
    return this.database.withTenant(tenantId, async (tx) => {
      const [row] = await tx.query<Row<ConfirmedRecipient>>(
        `select ${RECIPIENT}, coalesce(m.language, w.language, 'en') as language from notifications.report_recipient r
         left join notifications.member m on m.tenant_id = r.tenant_id and m.id = r.member_id
         left join notifications.workspace w on w.tenant_id = r.tenant_id
         where r.tenant_id = $1 and r.id = $2`,
        [tenantId, id],
      );
      return row;
    });
  }

  override async setState(tx: TenantTx, id: string, status: RecipientState, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update notifications.report_recipient set status = $3, changed_at = $4
       where tenant_id = $1 and id = $2 and status <> $3 returning 1`,
      [tx.tenantId, id, status, at],
    );
    return rows.length > 0;
  }

  override async forget(tx: BatchTx, tenantId: string, scheduleId: string): Promise<void> {
    await tx.query('delete from notifications.report_recipient where tenant_id = $1 and schedule_id = $2', [
      tenantId,
      scheduleId,
    ]);
  }

  override async addEdition(tx: BatchTx, edition: ReportEdition, at: Date): Promise<readonly string[]> {
    const { tenantId, id, scheduleId, memberId, report } = edition;
    const added = await tx.query(
      `insert into notifications.report_edition (tenant_id, id, schedule_id, report, created_at)
       values ($1, $2, $3, $4::jsonb, $5) on conflict (tenant_id, id) do nothing returning 1`,
      [tenantId, id, scheduleId, JSON.stringify(report), at],
    );
    // The recipients of an edition are those at its first event: a repeated one adds nobody.
    if (added.length === 0) return [];
    const recipients =
      memberId === null
        ? await tx.query<{ id: string; memberId: string | null; address: string | null }>(
            `select id, member_id as "memberId", address from notifications.report_recipient
             where tenant_id = $1 and schedule_id = $2 and status = 'active' order by id`,
            [tenantId, scheduleId],
          )
        : [{ id: null, memberId, address: null }];
    const mails = recipients.map((recipient) => ({
      id: derivedId('report-mail', id, recipient.id ?? memberId ?? ''),
      recipient_id: recipient.id,
      member_id: recipient.memberId,
      address: recipient.address,
    }));
    await tx.query(
      `insert into notifications.report_mail (tenant_id, id, edition_id, schedule_id, recipient_id, member_id, address, status,
         created_at)
       select $1, m.id, $2, $3, m.recipient_id, m.member_id, m.address, 'pending', $4
       from json_populate_recordset(null::notifications.report_mail, $5::json) m
       on conflict (tenant_id, id) do nothing`,
      [tenantId, id, scheduleId, at, JSON.stringify(mails)],
    );
    return mails.map((mail) => mail.id);
  }

  override async findPending(tx: BatchTx, tenantId: string, id: string): Promise<PendingReportMail | undefined> {
    const [row] = await tx.query<Row<PendingRow>>(
      `select m.tenant_id as "tenantId", m.id, m.schedule_id as "scheduleId", m.recipient_id as "recipientId", m.member_id as "memberId",
         e.report, coalesce(m.address, s.email) as address, coalesce(s.name, '') as name, s.active, s.confirmed,
         r.status as "recipientStatus", coalesce(b.suspended, false) as suspended
       from notifications.report_mail m
       join notifications.report_edition e on e.tenant_id = m.tenant_id and e.id = m.edition_id
       left join notifications.report_recipient r on r.tenant_id = m.tenant_id and r.id = m.recipient_id
       left join notifications.member s on s.tenant_id = m.tenant_id and s.id = m.member_id
       left join notifications.brand b on b.tenant_id = m.tenant_id
       where m.tenant_id = $1 and m.id = $2 and m.status = 'pending'`,
      [tenantId, id],
    );
    if (row === undefined) return undefined;
    const { scheduleId, recipientId, report, address, name } = row;
    const to = address === null ? null : { address, name };
    return { tenantId, id, scheduleId, recipientId, report, to, refusal: refusalOf(row) };
  }

  override async finish(
    tx: BatchTx,
    { tenantId, id, to }: PendingReportMail,
    { status, reply, at }: { readonly status: ReportMailState; readonly reply: string; readonly at: Date },
  ): Promise<void> {
    await tx.query(
      `update notifications.report_mail set status = $3, reply = $4, finished_at = $5, address = $6
       where tenant_id = $1 and id = $2`,
      [tenantId, id, status, reply, at, to?.address ?? null],
    );
  }

  override history(tenantId: string, scheduleId: string, page: PageRequest): Promise<Page<ListedReportMail>> {
    return this.database.withTenant(tenantId, async (tx) => {
      const parameters: unknown[] = [tenantId, scheduleId];
      const keys = keyset(page, ['m.created_at', 'm.id'], parameters);
      const rows = await tx.query<Row<ListedReportMail>>(
        `select m.id, m.member_id as "memberId", coalesce(m.address, s.email, '') as address, m.status, m.reply,
           e.report->>'name' as name, e.report->>'from' as "from", e.report->>'to' as "to", m.created_at as "createdAt",
           m.finished_at as "finishedAt"
         from notifications.report_mail m
         join notifications.report_edition e on e.tenant_id = m.tenant_id and e.id = m.edition_id
         left join notifications.member s on s.tenant_id = m.tenant_id and s.id = m.member_id
         where m.tenant_id = $1 and m.schedule_id = $2 and ${keys.condition} ${keys.orderAndLimit}`,
        parameters,
      );
      return pageOf(rows, page.limit);
    });
  }
}

interface PendingRow extends Omit<PendingReportMail, 'to' | 'refusal'> {
  readonly memberId: string | null;
  readonly address: string | null;
  readonly name: string;
  readonly active: boolean | null;
  readonly confirmed: boolean | null;
  readonly recipientStatus: RecipientState | null;
  readonly suspended: boolean;
}

/** Decided when it is sent: whoever has stopped or left since it was planned gets nothing. */
function refusalOf(row: PendingRow): string | null {
  if (row.suspended) return 'the workspace is suspended';
  if (row.recipientId !== null && row.recipientStatus !== 'active') return 'the recipient gets this report no more';
  if (row.memberId === null) return null;
  if (row.active !== true) return 'the member is not active';
  return row.confirmed === true ? null : 'the member has not confirmed the address';
}
