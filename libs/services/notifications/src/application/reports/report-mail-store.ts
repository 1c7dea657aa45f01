import type { ReportContent } from '@hearback/documents';
import type { BatchTx, TenantTx, Tx } from '@hearback/database';
import type { Page, PageRequest } from '@hearback/kernel';
import type { RecipientState, ReportMailState, ReportRecipient } from '../../domain/reports/report-recipient.js';

/** A report of one week or month, or one that a member asked for. */
export interface ReportEdition {
  readonly tenantId: string;
  readonly id: string;
  readonly scheduleId: string;
  /** The only member who gets it; null: all recipients of the schedule. */
  readonly memberId: string | null;
  readonly report: ReportContent;
}

/** A mail that is not finished, with what it is made of. */
export interface PendingReportMail {
  readonly tenantId: string;
  readonly id: string;
  readonly scheduleId: string;
  /** Null: a member asked for this one. */
  readonly recipientId: string | null;
  readonly report: ReportContent;
  /** Where it goes; null: the member is not known. */
  readonly to: { readonly address: string; readonly name: string } | null;
  /** Why it is not sent; null: it is. */
  readonly refusal: string | null;
}

/** A mail in the history. */
export interface ListedReportMail {
  readonly id: string;
  readonly memberId: string | null;
  readonly address: string;
  readonly status: ReportMailState;
  readonly reply: string | null;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** A recipient who has to confirm, with the language of the workspace. */
export interface ConfirmedRecipient extends ReportRecipient {
  readonly language: string;
}

/** Who gets reports by mail, and the mails. */
export abstract class ReportMailStore {
  abstract recipients(tenantId: string, scheduleId: string): Promise<readonly ReportRecipient[]>;
  /** All of the workspace, by the time of their last change. */
  abstract list(tenantId: string, page: PageRequest): Promise<Page<ReportRecipient>>;
  /** Those of a schedule, locked until the end of the transaction. */
  abstract lock(tx: TenantTx, scheduleId: string): Promise<readonly ReportRecipient[]>;
  abstract add(tx: TenantTx, recipients: readonly ReportRecipient[]): Promise<void>;
  abstract remove(tx: TenantTx, ids: readonly string[]): Promise<void>;
  /** Which of these are active members. */
  abstract activeMembers(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly string[]>;
  /** Addresses of people who are not members, in the workspace. */
  abstract countAddresses(tx: TenantTx): Promise<number>;
  abstract findRecipient(tenantId: string, id: string): Promise<ConfirmedRecipient | undefined>;
  /** Sets the state; false: it was so before, or there is no such recipient. */
  abstract setState(tx: TenantTx, id: string, status: RecipientState, at: Date): Promise<boolean>;
  /** Forgets who gets a schedule that was deleted. Mails that were sent stay in the history. */
  abstract forget(tx: BatchTx, tenantId: string, scheduleId: string): Promise<void>;
  /** Keeps an edition, and adds a mail for each recipient that has none of it yet. The ids of the new mails. */
  abstract addEdition(tx: BatchTx, edition: ReportEdition, at: Date): Promise<readonly string[]>;
  abstract findPending(tx: BatchTx, tenantId: string, id: string): Promise<PendingReportMail | undefined>;
  abstract finish(
    tx: BatchTx,
    mail: PendingReportMail,
    result: { readonly status: ReportMailState; readonly reply: string; readonly at: Date },
  ): Promise<void>;
  /** The newest first. */
  abstract history(tenantId: string, scheduleId: string, page: PageRequest): Promise<Page<ListedReportMail>>;
}

/** Plans mails about reports. */
export abstract class ReportMailPlan {
  abstract confirmations(tx: Tx, tenantId: string, recipientIds: readonly string[]): Promise<void>;
}
