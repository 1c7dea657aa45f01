/** Where a recipient of reports stands. Members are active at once; other addresses once their owners have confirmed. */
export const RECIPIENT_STATES = ['pending', 'active', 'stopped'] as const;
export type RecipientState = (typeof RECIPIENT_STATES)[number];

/** Somebody who gets the reports of a schedule: a member, or an address of somebody else. */
export interface ReportRecipient {
  readonly id: string;
  readonly scheduleId: string;
  /** Exactly one of the two. */
  readonly memberId: string | null;
  /** In lower case. */
  readonly address: string | null;
  readonly status: RecipientState;
  readonly changedAt: Date;
}

/** Recipients of one schedule, and addresses of people who are not members in a workspace. */
export const MAX_RECIPIENTS = 50;
export const MAX_ADDRESSES = 50;

/** How the mail of a recipient has ended. */
export const REPORT_MAIL_STATES = ['pending', 'delivered', 'failed'] as const;
export type ReportMailState = (typeof REPORT_MAIL_STATES)[number];
