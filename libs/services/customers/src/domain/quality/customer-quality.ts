/**
 * Why two profiles may be one person: `mailbox` both have addresses that reach the same mailbox, `phone` the same telephone number however it
 * is written, `name` the same words as a name.
 */
export const DUPLICATE_REASONS = ['mailbox', 'phone', 'name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** How sure it is. Even `high` is only suggested: families share mailboxes. */
export type DuplicateCertainty = 'high' | 'medium' | 'low';

/** What a profile can lack: a name, a language, an address for mails, or any decision about questions. */
export const MISSING_FIELDS = ['name', 'language', 'email', 'consent'] as const;
export type MissingField = (typeof MISSING_FIELDS)[number];

/** How sure it is that two profiles with these reasons are one person. */
export function certaintyOf(reasons: readonly DuplicateReason[]): DuplicateCertainty {
  if (reasons.includes('mailbox')) return 'high';
  if (!reasons.includes('phone')) return 'low';
  return reasons.includes('name') ? 'high' : 'medium';
}
