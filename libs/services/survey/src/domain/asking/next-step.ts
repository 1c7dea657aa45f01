import { afterQuietHours, daysLater, type QuietHours } from './local-time.js';
import { statusOf, type InvitationFacts } from './invitation.js';

/** What follows the question of a plan. */
export interface FollowingSteps {
  /** Days after the question, ascending. */
  readonly reminderDays: readonly number[];
  readonly thanks: boolean;
}

/** Maximum number of reminders. */
export const MAX_REMINDERS = 2;

/** A mail that follows the question. */
export type NextStep =
  | { readonly step: 'reminder'; readonly number: number; readonly at: Date }
  | { readonly step: 'thanks'; readonly number: 1; readonly at: Date };

/** The customer's clock. */
export interface OwnClock {
  readonly timeZone: string;
  readonly quietHours: QuietHours | null;
}

/**
 * The next mail about an invitation, where `sent` names those that were sent; undefined if there is none. Those who have started, or have
 * asked not to be asked, are not reminded; who did not complete is not thanked.
 */
export function nextStep(
  facts: InvitationFacts,
  sent: { readonly reminders: number; readonly thanks: boolean },
  steps: FollowingSteps,
  clock: OwnClock,
): NextStep | undefined {
  const at = (time: Date) => afterQuietHours(time, clock.quietHours, clock.timeZone);
  if (facts.completedAt !== undefined) {
    const isDue = steps.thanks && !sent.thanks && facts.withdrawnAt === undefined;
    return isDue ? { step: 'thanks', number: 1, at: at(facts.completedAt) } : undefined;
  }
  const status = statusOf(facts);
  const isSilent = status === 'sent' || status === 'provisional';
  const days = steps.reminderDays[sent.reminders];
  if (!isSilent || facts.refusedAt !== undefined || facts.sentAt === undefined || days === undefined) return undefined;
  return { step: 'reminder', number: sent.reminders + 1, at: at(daysLater(facts.sentAt, days, clock.timeZone)) };
}
