import type { BatchTx } from '@hearback/database';
import type { DeliveryResult } from '../domain/delivery.js';
import type { NewestMail } from '../domain/mail-plan.js';
import type { Member, NotificationKind, TaskNotice } from '../domain/notification.js';
import type { WorkspaceFacts } from './staff-copies.js';

/** A notification to be added. */
export interface NewNotification {
  readonly tenantId: string;
  readonly id: string;
  readonly kind: NotificationKind;
  readonly recipientId: string;
  readonly notice: TaskNotice;
  /** When the thing happened that it tells of. */
  readonly occurredAt: Date;
  readonly createdAt: Date;
}

/** A mail that is planned. */
export interface PlannedMail {
  readonly tenantId: string;
  readonly id: string;
  readonly recipientId: string;
  readonly sendAt: Date;
}

/** A mail whose content is fixed. */
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

/** Notifications and the mails that carry them. */
export abstract class MailStore {
  /** Those of the notifications that are not there yet and do not repeat, to the same person, the opening of a task. */
  abstract unknown(tx: BatchTx, list: readonly NewNotification[]): Promise<readonly NewNotification[]>;
  /** The newest mail of each recipient by `tenant:recipient`. */
  abstract newestMails(
    tx: BatchTx,
    recipients: readonly { readonly tenantId: string; readonly recipientId: string }[],
  ): Promise<ReadonlyMap<string, NewestMail>>;
  /** Adds planned mails and the notifications with the mail that carries each. */
  abstract add(
    tx: BatchTx,
    mails: readonly PlannedMail[],
    notifications: readonly (NewNotification & { readonly mailId: string })[],
  ): Promise<void>;
  /** Fixes the content of the mail and returns it; undefined where it is delivered, given up or unknown. */
  abstract seal(tx: BatchTx, tenantId: string, mailId: string, at: Date): Promise<SealedMail | undefined>;
  /** Records one try. */
  abstract attempted(tx: BatchTx, mail: SealedMail, attempt: MailAttempt): Promise<void>;
  /** Ends the mail and its notifications. */
  abstract finish(tx: BatchTx, mail: SealedMail, status: 'delivered' | 'failed', at: Date): Promise<void>;
}

/** One try to deliver a mail. */
export interface MailAttempt extends DeliveryResult {
  /** 1 at the first. */
  readonly number: number;
  readonly at: Date;
  readonly messageId: string;
  readonly address: string;
  readonly subject: string;
}
