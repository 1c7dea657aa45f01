import type { BatchTx } from '@hearback/database';
import type { DeliveryResult } from '../domain/delivery.js';
import type { NewestMail } from '../domain/mail-plan.js';
import type { Member, NotificationKind, TaskNotice } from '../domain/notification.js';
import type { WorkspaceFacts } from './staff-copies.js';

/** A notification to insert. */
export interface NewNotification {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: NotificationKind;
  readonly recipientId: string;
  readonly notice: TaskNotice;
  /** Time of the event that the notification is about. */
  readonly occurredAt: Date;
  readonly createdAt: Date;
}

/** A mail to be sent. */
export interface PlannedMail {
  readonly tenantId: string;
  readonly id: string;
  readonly recipientId: string;
  readonly sendAt: Date;
}

/** A mail whose content no longer changes. */
export interface SealedMail {
  readonly tenantId: string;
  readonly id: string;
  readonly recipient: Member;
  readonly workspace: WorkspaceFacts | undefined;
  /** At least one, oldest first. */
  readonly notifications: readonly {
    readonly id: string;
    readonly kind: NotificationKind;
    readonly notice: TaskNotice;
  }[];
}

/** Writes notifications and the mails that contain them. */
export abstract class MailStore {
  /** The notifications that do not exist yet, without assignments made when the task was opened. */
  abstract filterNew(tx: BatchTx, list: readonly NewNotification[]): Promise<readonly NewNotification[]>;
  /** The newest mail of each recipient, by `tenant:recipient`. */
  abstract newestMails(
    tx: BatchTx,
    recipients: readonly { readonly tenantId: string; readonly recipientId: string }[],
  ): Promise<ReadonlyMap<string, NewestMail>>;
  /** Inserts mails, and notifications with the mail that contains each. */
  abstract add(
    tx: BatchTx,
    mails: readonly PlannedMail[],
    notifications: readonly (NewNotification & { readonly mailId: string })[],
  ): Promise<void>;
  /** Fixes the content of the mail and returns it; undefined if the mail was delivered, has failed or does not exist. */
  abstract seal(tx: BatchTx, tenantId: string, mailId: string, at: Date): Promise<SealedMail | undefined>;
  /** Records a delivery attempt. */
  abstract recordAttempt(tx: BatchTx, mail: SealedMail, attempt: MailAttempt): Promise<void>;
  /** Sets the final status of the mail and its notifications. */
  abstract finish(tx: BatchTx, mail: SealedMail, status: 'delivered' | 'failed', at: Date): Promise<void>;
}

/** One attempt to deliver a mail. */
export interface MailAttempt extends DeliveryResult {
  /** From 1. */
  readonly number: number;
  readonly at: Date;
  readonly messageId: string;
  readonly address: string;
  readonly subject: string;
}
