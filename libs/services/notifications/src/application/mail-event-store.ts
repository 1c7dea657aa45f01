import type { TenantTx } from '@hearback/database';
import type { MailEvent } from '../domain/mail-event.js';
import type { MailStep } from './survey-mail.js';

/** The mail that a report is about. */
export interface ReportedMail {
  readonly id: string;
  readonly invitationId: string;
  readonly step: MailStep;
  readonly stepNumber: number;
  /** In the form of the list of addresses that are not written to. */
  readonly address: string;
  /** When its last attempt ended; null: it has not. */
  readonly finishedAt: Date | null;
}

/** A report with its place in a webhook. */
export interface MailEventEntry {
  readonly webhookId: string;
  /** From 0. */
  readonly position: number;
  readonly report: MailEvent;
  readonly mailId: string | null;
  readonly at: Date;
}

/** What became of the mails to customers in a period. */
export interface MailResults {
  /** Those of which the last attempt was made. */
  readonly sent: number;
  readonly delivered: number;
  readonly bounced: number;
  readonly complained: number;
}

/** Whether a provider reports to the workspace. */
export interface MailWebhook {
  readonly createdAt: Date;
  /** When the newest report came; null: none yet. */
  readonly lastReceivedAt: Date | null;
}

/** Stores the reports of providers. */
export abstract class MailEventStore {
  /** The secret with which a provider signs; undefined: the workspace has none. */
  abstract secretOf(tenantId: string): Promise<string | undefined>;
  /** Stores a new secret in the place of the one that is there. */
  abstract saveSecret(tx: TenantTx, secret: string, at: Date): Promise<void>;
  /** Deletes the secret; false: there is none. */
  abstract removeSecret(tx: TenantTx): Promise<boolean>;
  abstract webhookOf(tenantId: string): Promise<MailWebhook | undefined>;
  /** The mail with this Message-ID, or else the newest to the address. */
  abstract mailOf(tx: TenantTx, report: MailEvent): Promise<ReportedMail | undefined>;
  /** Adds a report; false: it is there already. */
  abstract add(tx: TenantTx, entry: MailEventEntry): Promise<boolean>;
  /** Notes that a delivered mail came back; false: it was not delivered, or came back before. */
  abstract markBounced(tx: TenantTx, mailId: string): Promise<boolean>;
  abstract results(tenantId: string, since: Date): Promise<MailResults>;
}
