/** The newest mail to a recipient. */
export interface NewestMail {
  readonly id: string;
  readonly sendAt: Date;
  /** Its content is fixed, because sending has begun. */
  readonly sealed: boolean;
}

/** What to do with one more notification: put it into the mail that is still open, or plan another mail. */
export type MailPlan =
  { readonly kind: 'join'; readonly mailId: string } | { readonly kind: 'new'; readonly sendAt: Date };

/**
 * Spares staff a flood: at most one mail per recipient and window. The first notification after a quiet window is sent
 * at once; whatever follows within the window is gathered in one mail at its end.
 */
export function planMail(newest: NewestMail | undefined, now: Date, windowSeconds: number): MailPlan {
  if (newest === undefined) return { kind: 'new', sendAt: now };
  if (!newest.sealed) return { kind: 'join', mailId: newest.id };
  const next = new Date(newest.sendAt.getTime() + windowSeconds * 1000);
  return { kind: 'new', sendAt: next > now ? next : now };
}
