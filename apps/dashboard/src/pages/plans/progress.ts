import type { Progress } from './plan-queries.js';

/** Customers who were asked, whatever came of it; mails that are being sent now among them. */
export function askedOf(progress: Progress): number {
  const { sending, sent, bounced, provisional, started, completed, expired } = progress;
  return sending + sent + bounced + provisional + started + completed + expired;
}

/** All customers of the plan whose turn can come or has come. */
export const placesOf = (progress: Progress): number => askedOf(progress) + progress.planned;

/** The next day on which mails go out, and how many. */
export function nextDay({ days }: Progress): { readonly day: string; readonly left: number } | undefined {
  const next = days.find(({ planned, sent }) => planned > sent);
  return next && { day: next.day, left: next.planned - next.sent };
}
