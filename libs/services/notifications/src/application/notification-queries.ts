import type { Page, PageRequest } from '@hearback/kernel';
import type { DeliveryOutcome } from '../domain/delivery.js';
import type { Recipient } from './staff-copies.js';
import type { NotificationKind, NotificationStatus } from '../domain/notification.js';

/** Selects notifications; every criterion that is not null must match. */
export interface NotificationFilter {
  readonly status: NotificationStatus | null;
  readonly kind: NotificationKind | null;
  readonly taskId: string | null;
}

/** A notification in the delivery log. */
export interface LoggedNotification {
  readonly id: string;
  readonly kind: NotificationKind;
  readonly status: NotificationStatus;
  readonly recipientId: string;
  readonly recipientName: string | null;
  readonly taskId: string;
  readonly title: string;
  readonly createdAt: Date;
  /** Time at which its mail was delivered or failed; null while it is pending. */
  readonly finishedAt: Date | null;
  readonly mailId: string;
  /** Time for which the mail is, or was, scheduled. */
  readonly sendAt: Date;
  /** Address, Message-ID and subject of the mail; null before the first attempt. */
  readonly address: string | null;
  readonly messageId: string | null;
  readonly subject: string | null;
}

/** An attempt in the delivery log. */
export interface LoggedAttempt {
  readonly number: number;
  readonly at: Date;
  readonly outcome: DeliveryOutcome;
  readonly code: number | null;
  readonly reply: string;
}

/** Reads the delivery log, and recipients. */
export abstract class NotificationQueries {
  /** A member as the recipient of a mail. */
  abstract recipient(tenantId: string, memberId: string): Promise<Recipient | undefined>;
  /** A page of notifications, by time of creation. */
  abstract list(tenantId: string, filter: NotificationFilter, page: PageRequest): Promise<Page<LoggedNotification>>;
  /** A notification with the attempts of its mail, oldest first; undefined if the workspace does not have it. */
  abstract find(
    tenantId: string,
    id: string,
  ): Promise<{ readonly notification: LoggedNotification; readonly attempts: readonly LoggedAttempt[] } | undefined>;
}
