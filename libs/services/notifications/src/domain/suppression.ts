import { emailAddress } from '@hearback/kernel';

/** Why an address is not written to. */
export const SUPPRESSION_REASONS = ['bounced', 'complained', 'by_staff'] as const;
export type SuppressionReason = (typeof SUPPRESSION_REASONS)[number];

/** Why staff take an address off the list. */
export const LIFT_REASONS = ['works_again', 'person_agreed', 'mistake'] as const;
export type LiftReason = (typeof LIFT_REASONS)[number];

/** Replies about the sender or its credentials: they say nothing about the address. */
const ABOUT_THE_SENDER = /(?:^|[\s-])5\.(?:7\.\d{1,3}|1\.[78])(?=\s|$)/;
const AUTHENTICATION = new Set([530, 534, 535, 538]);

/** Whether a reply says that the address will never receive a mail: 5xx, unless it is about the sender (RFC 3463: 5.7.x, 5.1.7, 5.1.8). */
export function isUnreachable(code: number | null, reply: string): boolean {
  if (code === null || code < 500 || code > 599 || AUTHENTICATION.has(code)) return false;
  return !ABOUT_THE_SENDER.test(reply);
}

/** An address as the list has it: in lower case, with its domain in ASCII. */
export function listedAddress(address: string): string {
  return emailAddress(address) ?? address.trim().toLowerCase();
}
