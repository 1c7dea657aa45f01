import type { Page, PageRequest } from '@hearback/kernel';
import type { DeliveryOutcome } from '../domain/delivery.js';
import type { NotificationKind, NotificationStatus } from '../domain/notification.js';

/** Which notifications; every part that is given must fit. */
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
  /** When its mail was delivered or given up; null while it is pending. */
  readonly finishedAt: Date | null;
  readonly mailId: string;
  /** When the mail is, or was, to be sent. */
  readonly sendAt: Date;
  /** Of the mail; null before the first try. */
  readonly address: string | null;
  readonly messageId: string | null;
  readonly subject: string | null;
}

/** A try as the delivery log shows it. */
export interface LoggedAttempt {
  readonly number: number;
  readonly at: Date;
  readonly outcome: DeliveryOutcome;
  readonly code: number | null;
  readonly reply: string;
}

/** Reads the delivery log. */
export abstract class NotificationQueries {
  /** A page of notifications, by time of creation. */
  abstract list(tenantId: string, filter: NotificationFilter, page: PageRequest): Promise<Page<LoggedNotification>>;
  /** One notification with the tries of its mail, oldest first; undefined where this workspace has none of this id. */
  abstract find(
    tenantId: string,
    id: string,
  ): Promise<{ readonly notification: LoggedNotification; readonly attempts: readonly LoggedAttempt[] } | undefined>;
}
