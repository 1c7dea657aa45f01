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
 * Limits mails to one per recipient and window. The first notification after a quiet window is sent as soon as the recipient wants a
 * mail (`sendTime`); those that follow within the window, or until then, are collected in one mail. A pending mail that is later than
 * the recipient wants now, after a change of their settings, collects no more.
 */
export function planMail(
  newest: NewestMail | undefined,
  now: Date,
  windowSeconds: number,
  sendTime: (earliest: Date) => Date = (earliest) => earliest,
): MailPlan {
  const afterWindow = (from: Date) => new Date(from.getTime() + windowSeconds * 1000);
  if (newest !== undefined && !newest.sealed && newest.sendAt <= sendTime(afterWindow(now)))
    return { kind: 'join', mailId: newest.id };
  const next = newest?.sealed === true ? afterWindow(newest.sendAt) : now;
  return { kind: 'new', sendAt: sendTime(next > now ? next : now) };
}
