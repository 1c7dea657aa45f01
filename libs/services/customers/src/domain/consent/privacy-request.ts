/** What a customer can ask for: a copy of the data, or its erasure. */
export const PRIVACY_REQUEST_KINDS = ['export', 'erasure'] as const;
export type PrivacyRequestKind = (typeof PRIVACY_REQUEST_KINDS)[number];

/** What a customer asked for. It counts once it is confirmed at the address on file. */
export interface PrivacyRequest {
  readonly id: string;
  readonly customerId: string;
  readonly kind: PrivacyRequestKind;
  /** BCP 47 tag of the page on which it was asked for. */
  readonly language: string;
  readonly createdAt: Date;
  /** When its link stops working. */
  readonly expiresAt: Date;
  readonly confirmedAt: Date | null;
}

/** How a request stands. */
export const PRIVACY_REQUEST_STATES = ['mailed', 'confirmed', 'expired'] as const;
export type PrivacyRequestState = (typeof PRIVACY_REQUEST_STATES)[number];

const DAY = 86_400_000;
/** How long a link can be used, in milliseconds. */
export const CONFIRM_WITHIN = 7 * DAY;
/** No second mail about the same is sent for so long, in milliseconds. */
export const NEXT_MAIL_AFTER = 15 * 60_000;

/** How the request stands at this time. */
export function stateOf({ confirmedAt, expiresAt }: PrivacyRequest, now: Date): PrivacyRequestState {
  if (confirmedAt !== null) return 'confirmed';
  return expiresAt > now ? 'mailed' : 'expired';
}

/** Until when a confirmed request has to be fulfilled: a month, or the last day of a shorter month (GDPR, article 12). */
export function fulfilBy(confirmedAt: Date): Date {
  const due = new Date(confirmedAt);
  due.setUTCMonth(due.getUTCMonth() + 1);
  // The 31st of a month without one would be in the month after.
  if (due.getUTCDate() !== confirmedAt.getUTCDate()) due.setUTCDate(0);
  return due;
}
