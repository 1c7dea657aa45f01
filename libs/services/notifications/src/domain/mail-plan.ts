/** The newest mail to a recipient. */
export interface NewestMail {
  readonly id: string;
  readonly sendAt: Date;
  /** Whether its content is fixed, because sending has begun. */
  readonly sealed: boolean;
}

/** What to do with another notification: add it to the pending mail, or plan a new one. */
export type MailPlan =
  { readonly kind: 'join'; readonly mailId: string } | { readonly kind: 'new'; readonly sendAt: Date };

/**
 * Limits mails to one per recipient and window. The first notification after a quiet window is sent immediately; those that
 * follow within the window are collected in one mail at its end.
 */
export function planMail(newest: NewestMail | undefined, now: Date, windowSeconds: number): MailPlan {
  if (newest === undefined) return { kind: 'new', sendAt: now };
  if (!newest.sealed) return { kind: 'join', mailId: newest.id };
  const next = new Date(newest.sendAt.getTime() + windowSeconds * 1000);
  return { kind: 'new', sendAt: next > now ? next : now };
}
